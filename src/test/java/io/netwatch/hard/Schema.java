package io.netwatch.hard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The CRD of requests as another release would have it, made from this one's. */
final class Schema {
    /** The fields that came last. */
    private static final List<String> LATEST_IN_STATUS = List.of("news", "reportUrl", "summary", "preflight");
    private static final List<String> LATEST_IN_SPEC = List.of("evidence");
    /** One that there is not. */
    static final String FUTURE = "fromANewerRelease";

    private static final Path CURRENT = Path.of("crds", "packetcapturerequests.capture.netwatch.io.yaml");
    private static final ObjectMapper YAML = new YAMLMapper();

    private final Path folder;

    Schema(Path folder) {
        this.folder = folder;
    }

    Path current() {
        return CURRENT;
    }

    Path older() throws IOException {
        return changed("older", LATEST_IN_SPEC, properties -> {
            ((ObjectNode) properties.at("/status/properties")).remove(LATEST_IN_STATUS);
            ((ObjectNode) properties.at("/spec/properties")).remove(LATEST_IN_SPEC);
        });
    }

    /** The rule that freezes the spec must not speak of a field that there is not. */
    private static String withoutRule(String crd, String field) {
        return crd.replace(
                " && has(self.spec.F) == has(oldSelf.spec.F) && (!has(self.spec.F) || self.spec.F == oldSelf.spec.F)"
                        .replace(".F", "." + field),
                "");
    }

    Path newer() throws IOException {
        return changed("newer", List.of(), properties -> {
            for (String part : List.of("status", "spec")) {
                ((ObjectNode) properties.at("/" + part + "/properties")).putObject(FUTURE).put("type", "string");
            }
        });
    }

    private Path changed(String name, List<String> gone, Consumer<ObjectNode> change) throws IOException {
        String text = Files.readString(CURRENT);
        for (String field : gone) {
            text = withoutRule(text, field);
        }
        ObjectNode crd = (ObjectNode) YAML.readTree(text);
        change.accept((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties"));
        return Files.writeString(folder.resolve("crd-" + name + ".yaml"), YAML.writeValueAsString(crd));
    }
}
