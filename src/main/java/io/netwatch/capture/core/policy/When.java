package io.netwatch.capture.core.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A policy's condition: a CEL expression over {@code alert} and {@code target}. What it may cost is bounded, because
 * whoever may write a policy must not be able to stop the bridge: its length, its depth, the rounds of its loops, and
 * regular expressions that take time in proportion to the text.
 */
final class When {
    private static final CelOptions BOUNDS = CelOptions.current().maxExpressionCodePointSize(4096)
            .maxParseRecursionDepth(32)
            .comprehensionMaxIterations(1000).build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder().setOptions(BOUNDS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("alert", MapType.create(SimpleType.STRING, SimpleType.DYN)).addVar("target", SimpleType.STRING)
            .setResultType(SimpleType.BOOL).build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(BOUNDS).build();
    /** Reading takes milliseconds, and there are few policies. */
    private static final Map<String, Reading> READ = new ConcurrentHashMap<>();
    private static final int MOST_KEPT = 256;

    /** What became of an expression. */
    private sealed interface Reading {
        record Condition(CelRuntime.Program program) implements Reading {}

        record Broken(String why) implements Reading {}
    }

    private When() {}

    private static Reading of(String expression) {
        if (READ.size() > MOST_KEPT) {
            READ.clear();
        }
        return READ.computeIfAbsent(expression, When::read);
    }

    /** Why the expression cannot be used, as a sentence; empty when it can. */
    static Optional<String> problem(String expression) {
        return expression != null && of(expression) instanceof Reading.Broken(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /** Whether the condition holds; one that fails while it is worked out does not. */
    static boolean holds(String expression, Alert alert, ArmId target) {
        if (expression == null) {
            return true;
        }
        return of(expression) instanceof Reading.Condition(var program) && isTrue(program, alert, target);
    }

    private static Reading read(String expression) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(expression).getAst();
            return new Reading.Condition(RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Reading.Broken(
                    "spec.match.when cannot be read: " + Plain.text(String.valueOf(e.getMessage()), 300));
        }
    }

    private static boolean isTrue(CelRuntime.Program program, Alert alert, ArmId target) {
        try {
            return Boolean.TRUE.equals(program.eval(Map.of("alert", fields(alert), "target", target.text())));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static Map<String, Object> fields(Alert alert) {
        return Map.of("rule", alert.rule(), "severity", alert.severity().orElse(""), "service", alert.service(),
                "schema", alert.schema(), "id", alert.id().orElse(""), "firedTime",
                alert.firedTime().map(Instant::toString).orElse(""), "dimensions", dimensions(alert.dimensions()),
                "targets", alert.targets().machines().stream().map(ArmId::text).toList());
    }

    private static Map<String, String> dimensions(List<String> pairs) {
        return pairs.stream().filter(pair -> pair.contains("=")).collect(Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')), pair -> pair.substring(pair.indexOf('=') + 1),
                (first, second) -> first));
    }
}
