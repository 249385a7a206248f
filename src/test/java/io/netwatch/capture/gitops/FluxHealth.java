package io.netwatch.capture.gitops;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import io.netwatch.capture.gitops.Kstatus.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The health expressions that docs/requests.md offers, evaluated in the order that Flux documents. */
final class FluxHealth {
    private static final Cel CEL = CelFactory.standardCelBuilder().setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("metadata", SimpleType.DYN).addVar("status", SimpleType.DYN).build();
    private static final JsonNode EXPRESSIONS = documented().at("/spec/healthCheckExprs/0");

    private FluxHealth() {}

    static Result of(JsonNode object) {
        JsonNode observed = object.at("/status/observedGeneration");
        if (!observed.isMissingNode() && observed.asLong() != object.at("/metadata/generation").asLong()) {
            return Result.InProgress;
        }
        return is("failed", object) ? Result.Failed : is("current", object) ? Result.Current : Result.InProgress;
    }

    private static boolean is(String expression, JsonNode object) {
        try {
            var checked = CEL.compile(EXPRESSIONS.path(expression).asText()).getAst();
            return (boolean) CEL.createProgram(checked)
                    .eval(new ObjectMapper().convertValue(object, new TypeReference<Map<String, Object>>() {
                    }));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    /** The YAML block that holds a Kustomization. */
    private static JsonNode documented() {
        try {
            String text = Files.readString(Path.of("docs", "requests.md"));
            String block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(text).results()
                    .map((MatchResult found) -> found.group(1)).filter(yaml -> yaml.contains("kind: Kustomization"))
                    .findFirst().orElseThrow();
            return new YAMLMapper().readTree(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
