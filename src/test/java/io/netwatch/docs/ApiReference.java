package io.netwatch.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The published CRDs as a page: every field with its type, its limits and its meaning. */
final class ApiReference {
    private static final String HEAD = """
            # API reference

            Made from [crds](../crds), which are made from the types (`mvn test -Dtest=ApiReferenceTest -Dapi.accept=true`).
            `kubectl explain pcr.spec --recursive` tells the same. What the fields do together is in
            [requests.md](requests.md) and [alerts.md](alerts.md#policies).
            """;

    private ApiReference() {}

    static String text() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (String plural : List.of("packetcapturerequests", "packetcapturepolicies")) {
            JsonNode spec = new YAMLMapper().readTree(Path.of("crds", plural + ".capture.netwatch.io.yaml").toFile())
                    .path("spec");
            JsonNode version = spec.at("/versions/0");
            page.append("\n## ").append(spec.at("/names/kind").asText()).append("\n\n`")
                    .append(spec.path("group").asText()).append('/').append(version.path("name").asText())
                    .append("`, short name `").append(spec.at("/names/shortNames/0").asText()).append("`\n\n")
                    .append("| field | type | limits | meaning |\n|---|---|---|---|\n");
            JsonNode schema = version.at("/schema/openAPIV3Schema/properties");
            Stream.of("spec", "status").flatMap(part -> rows(part, schema.path(part)))
                    .forEach(row -> page.append(row).append('\n'));
        }
        return page.toString();
    }

    private static Stream<String> rows(String path, JsonNode schema) {
        boolean list = isList(schema);
        JsonNode inner = list ? schema.path("items") : schema;
        String prefix = path + (list ? "[]" : "");
        Set<String> required = texts(inner.path("required")).collect(Collectors.toSet());
        return inner.path("properties").properties().stream().flatMap(field -> Stream.concat(
                Stream.of(row(prefix + "." + field.getKey(), field.getValue(), required.contains(field.getKey()))),
                rows(prefix + "." + field.getKey(), field.getValue())));
    }

    private static String row(String path, JsonNode schema, boolean required) {
        return "| `%s` | %s | %s | %s |".formatted(path, type(schema), String.join(", ", limits(schema, required)),
                schema.path("description").asText().replace("|", "\\|").replace("\n", " ").strip());
    }

    private static boolean isList(JsonNode schema) {
        return schema.path("type").asText().equals("array");
    }

    private static String type(JsonNode schema) {
        return isList(schema)
                ? "list of " + schema.at("/items/type").asText()
                : schema.path("type").asText();
    }

    private static List<String> limits(JsonNode schema, boolean required) {
        List<String> limits = new ArrayList<>();
        if (required) {
            limits.add("required");
        }
        if (schema.has("enum")) {
            limits.add(texts(schema.path("enum")).collect(Collectors.joining(", ")));
        }
        if (schema.has("minimum") || schema.has("maximum")) {
            limits.add(schema.path("minimum").asText("…") + " to " + schema.path("maximum").asText("…"));
        }
        Stream.of("maxLength", "maxItems", "pattern", "default").filter(schema::has)
                .forEach(key -> limits.add(key + " `" + schema.path(key).asText().replace("|", "\\|") + "`"));
        return limits;
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }
}
