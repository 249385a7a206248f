package io.netwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Helm makes of the chart with some values, for the release and the namespace called packet-capture-operator.
 *
 * @param manifests as Helm prints them
 */
public record Chart(String manifests) {
    public static final Path FOLDER = Path.of("charts", "packet-capture-operator");
    public static final String RELEASE = "packet-capture-operator";
    /** Helm, as a library, does not know that it is newer than Kubernetes 1.20. */
    static final String KUBERNETES = "1.34.1";

    private static final YAMLMapper YAML = new YAMLMapper();

    /** @throws IllegalStateException with Helm's words, when it refuses the values */
    public static Chart render(String values) {
        Path file = file(values);
        try {
            return new Chart(new Helm(FOLDER).template().withName(RELEASE).withNamespace(RELEASE)
                    .withKubeVersion(KUBERNETES).withValuesFile(file).call());
        } finally {
            file.toFile().delete();
        }
    }

    static Path file(String values) {
        try {
            return Files.writeString(Files.createTempFile("values", ".yaml"), values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything but the hooks of {@code helm test}. */
    List<JsonNode> installed() {
        return objects().stream().filter(Predicate.not(Chart::isTest)).toList();
    }

    List<JsonNode> objects() {
        return parse(manifests);
    }

    static List<JsonNode> parse(String manifests) {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(manifests)) {
            return documents.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> all(String kind) {
        return objects().stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<JsonNode> find(String kind, String name) {
        return all(kind).filter(object -> object.at("/metadata/name").asText().equals(name)).findFirst();
    }

    /** The configuration file that the processes of this role read. */
    public String configuration(String role) {
        return find("ConfigMap", RELEASE + "-" + role).orElseThrow().at("/data/config.yaml").asText();
    }

    static String yaml(JsonNode object) {
        try {
            return YAML.writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(JsonNode object) {
        return object.at("/metadata/annotations/helm.sh~1hook").asText().equals("test");
    }
}
