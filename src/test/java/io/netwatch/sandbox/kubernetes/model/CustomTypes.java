package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads a CustomResourceDefinition: what it must look like, and which types it makes. */
final class CustomTypes {
    private CustomTypes() {}

    /** One type for each served version. */
    static List<ResourceType> of(ObjectNode crd) {
        JsonNode spec = crd.path("spec");
        JsonNode names = spec.path("names");
        var called = new ResourceType.Names(names.path("plural").asText(), names.path("singular").asText(),
                Json.texts(names.path("shortNames")).toList(), Json.texts(names.path("categories")).toList());
        return Json.elements(spec.path("versions")).filter(version -> version.path("served").asBoolean())
                .map(version -> new ResourceType(
                        new GroupVersionKind(spec.path("group").asText(), version.path("name").asText(),
                                names.path("kind").asText()),
                        called, spec.path("scope").asText().equals("Namespaced"), true,
                        version.path("subresources").has("status"), version.path("schema").path("openAPIV3Schema"),
                        version))
                .toList();
    }

    /** The mistakes that people make; the deeper rules of structural schemas are not checked. */
    static List<FieldError> check(ObjectNode crd) {
        JsonNode spec = crd.path("spec");
        String expected = spec.path("names").path("plural").asText() + "." + spec.path("group").asText();
        Stream<FieldError> name = crd.path("metadata").path("name").asText().equals(expected)
                ? Stream.empty()
                : Stream.of(FieldError.invalid("metadata.name", "must be spec.names.plural+\".\"+spec.group"));
        Stream<FieldError> schemas = Json.elements(spec.path("versions"))
                .filter(version -> !version.path("schema").path("openAPIV3Schema").isObject())
                .map(version -> new FieldError("spec.versions[" + version.path("name").asText() + "].schema",
                        FieldError.Kind.REQUIRED, "schemas are required"));
        return Stream.concat(name, schemas).toList();
    }

    /** Fills in what a real server adds: derived names, and the status that says the types are served. */
    static void complete(ObjectNode crd, Instant now) {
        ObjectNode names = (ObjectNode) crd.path("spec").path("names");
        String kind = names.path("kind").asText();
        if (!names.has("singular")) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (!names.has("listKind")) {
            names.put("listKind", kind + "List");
        }
        ObjectNode status = crd.putObject("status");
        status.set("acceptedNames", names.deepCopy());
        status.set("storedVersions", Json.array().addAll(Json.elements(crd.path("spec").path("versions"))
                .filter(version -> version.path("storage").asBoolean()).map(version -> version.path("name")).toList()));
        status.putArray("conditions").add(condition("NamesAccepted", "NoConflicts", "no conflicts found", now))
                .add(condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now));
    }

    private static ObjectNode condition(String type, String reason, String message, Instant now) {
        return Json.object().put("type", type).put("status", "True").put("reason", reason).put("message", message)
                .put("lastTransitionTime", ObjectMeta.time(now));
    }
}
