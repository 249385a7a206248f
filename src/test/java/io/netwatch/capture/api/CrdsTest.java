package io.netwatch.capture.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdsTest {
    private static final Path PUBLISHED = Path.of("crds");

    @Test
    void publishedFilesAreWhatTheTypesSay() throws IOException {
        for (var file : CrdWriter.files().entrySet()) {
            assertThat(Files.readString(PUBLISHED.resolve(file.getKey())))
                    .as("%s is not what the types say: accept the change with "
                            + "`mvn process-test-classes -Dcrds.output=crds` and review it", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void rowsOfKubectlGetReadTargetStateWhySizeAge() throws IOException {
        assertThat(columns("packetcapturerequests", 0)).containsExactly("Target", "State", "Why", "Size", "Age");
        assertThat(columns("packetcapturepolicies", 0)).containsExactly("State", "Armed", "Recording", "Active",
                "Triggered", "Last", "Age");
    }

    @Test
    void wideRowsAlsoTellWhatIsInTheFilesAndNameTheCapture() throws IOException {
        assertThat(columns("packetcapturerequests", 1)).containsExactly("Summary", "Started", "Capture", "File");
        assertThat(columns("packetcapturepolicies", 1)).containsExactly("Suppressed", "Suspend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"packetcapturerequests", "packetcapturepolicies"})
    void kubectlExplainHasASentenceForEveryField(String plural) throws IOException {
        assertThat(unexplained(version(plural).at("/schema/openAPIV3Schema"), "")).isEmpty();
    }

    private static List<String> unexplained(JsonNode schema, String path) {
        var fields = schema.path("properties").properties().stream().flatMap(field -> {
            String name = path + "." + field.getKey();
            boolean silent = !field.getValue().path("description").asText().endsWith(".");
            return Stream.concat(silent ? Stream.of(name) : Stream.of(), unexplained(field.getValue(), name).stream());
        });
        var items = schema.has("items")
                ? unexplained(schema.path("items"), path + "[]").stream()
                : Stream.<String>empty();
        return Stream.concat(fields, items).toList();
    }

    @Test
    void anUnvisitedRequestDoesNotReadAsFinished() throws IOException {
        JsonNode defaults = schema().at("/properties/status/default/conditions");
        assertThat(defaults).anySatisfy(condition -> {
            assertThat(condition.at("/type").asText()).isEqualTo("Reconciling");
            assertThat(condition.at("/status").asText()).isEqualTo("True");
            assertThat(condition.at("/reason").asText()).isEqualTo("Pending");
        });
    }

    @Test
    void conditionsMergeByType() throws IOException {
        JsonNode conditions = schema().at("/properties/status/properties/conditions");
        assertThat(conditions.at("/x-kubernetes-list-type").asText()).isEqualTo("map");
        assertThat(conditions.at("/x-kubernetes-list-map-keys/0").asText()).isEqualTo("type");
    }

    @Test
    void everyListAndEveryTextOfASpecIsBounded() throws IOException {
        assertThat(unbounded(schema().at("/properties/spec"), "spec")).isEmpty();
    }

    private static List<String> unbounded(JsonNode schema, String path) {
        boolean text = schema.path("type").asText().equals("string") && !schema.has("maxLength") && !schema.has("enum");
        boolean list = schema.path("type").asText().equals("array") && !schema.has("maxItems");
        Stream<String> here = text || list ? Stream.of(path) : Stream.of();
        var inner = schema.path("properties").properties().stream()
                .flatMap(field -> unbounded(field.getValue(), path + "." + field.getKey()).stream());
        var items = schema.has("items")
                ? unbounded(schema.path("items"), path + "[]").stream()
                : Stream.<String>empty();
        return Stream.of(here, inner, items).flatMap(all -> all).toList();
    }

    private static JsonNode schema() throws IOException {
        return version("packetcapturerequests").at("/schema/openAPIV3Schema");
    }

    private static JsonNode version(String plural) throws IOException {
        Path file = PUBLISHED.resolve(plural + "." + CaptureApi.GROUP + ".yaml");
        return new YAMLMapper().readTree(file.toFile()).at("/spec/versions/0");
    }

    private static List<String> columns(String plural, int priority) throws IOException {
        return StreamSupport.stream(version(plural).at("/additionalPrinterColumns").spliterator(), false)
                .filter(column -> column.path("priority").asInt() == priority)
                .map(column -> column.path("name").asText()).toList();
    }
}
