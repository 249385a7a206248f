package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.GroupVersionKind;
import io.netwatch.sandbox.kubernetes.model.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenAPI v3, one document per group and version, with just what kubectl looks up: the schemas, for {@code explain},
 * and the parameters of PATCH, from which it learns that the server validates fields and does dry runs.
 */
final class OpenApi {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final String GVK = "x-kubernetes-group-version-kind";
    private static final List<String> PATCH_FORMATS = List.of("application/json-patch+json",
            "application/merge-patch+json", "application/apply-patch+yaml");

    private final Cluster cluster;

    OpenApi(Cluster cluster) {
        this.cluster = cluster;
    }

    /** {@code rest} is the path after {@code /openapi}; v2 is not served. */
    Answer answer(List<String> rest) {
        if (rest.isEmpty() || !rest.getFirst().equals("v3")) {
            throw ApiException.unknownPath();
        }
        return Answer.ok(rest.size() == 1 ? index() : document(String.join("/", rest.subList(1, rest.size()))));
    }

    /** Where the documents are. The real URLs carry a hash for caching, which kubectl does not need. */
    private ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        cluster.types().stream().map(OpenApi::root).distinct()
                .forEach(root -> paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root));
        return index;
    }

    /** The document of one group and version; root is its path without a leading slash. */
    private ObjectNode document(String root) {
        List<ResourceType> types = cluster.types().stream().filter(type -> root(type).equals(root)).toList();
        if (types.isEmpty()) {
            throw ApiException.unknownPath();
        }
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes API in a box").put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        schemas.set(META, metadata());
        types.forEach(type -> {
            paths.set("/" + root + item(type), operations(type));
            schemas.set(schemaName(type.kind()), schema(type));
        });
        return document;
    }

    private static String root(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }

    private static String item(ResourceType type) {
        return (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.names().plural() + "/{name}";
    }

    /** As the real server names schemas: the group reversed, the version, the kind. */
    private static String schemaName(GroupVersionKind kind) {
        String group = kind.group().isEmpty() ? "core" : kind.group();
        return String.join(".", List.of(group.split("\\.", -1)).reversed()) + "." + kind.version() + "." + kind.kind();
    }

    /**
     * kubectl looks for fieldValidation and dryRun among the parameters of PATCH. No strategic merge is offered, so
     * that kubectl merges built-in kinds by its own knowledge.
     */
    private static ObjectNode operations(ResourceType type) {
        ObjectNode operations = Json.object();
        operations.set("get", operation(type, "get"));
        ObjectNode patch = operation(type, "patch");
        Stream.of("dryRun", "fieldManager", "fieldValidation", "force")
                .forEach(name -> patch.withArrayProperty("parameters").addObject().put("name", name).put("in", "query")
                        .putObject("schema").put("type", "string"));
        ObjectNode content = patch.putObject("requestBody").putObject("content");
        PATCH_FORMATS.forEach(format -> content.putObject(format).putObject("schema").put("type", "object"));
        operations.set("patch", patch);
        return operations;
    }

    private static ObjectNode operation(ResourceType type, String action) {
        ObjectNode operation = Json.object().put("x-kubernetes-action", action);
        operation.set(GVK, kind(type.kind()));
        operation.putObject("responses").putObject("200").put("description", "OK");
        return operation;
    }

    /** A CRD's own schema plus what every object has; built-in kinds are described as free-form. */
    private static ObjectNode schema(ResourceType type) {
        ObjectNode schema = type.schema() instanceof ObjectNode own
                ? Json.copy(own)
                : Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        ObjectNode properties = schema.withObjectProperty("properties");
        Stream.of("apiVersion", "kind").filter(field -> !properties.has(field))
                .forEach(field -> properties.putObject(field).put("type", "string"));
        properties.putObject("metadata").put("description", "Standard object metadata.").putArray("allOf").addObject()
                .put("$ref", "#/components/schemas/" + META);
        schema.putArray(GVK).add(kind(type.kind()));
        return schema;
    }

    private static ObjectNode kind(GroupVersionKind kind) {
        return Json.object().put("group", kind.group()).put("version", kind.version()).put("kind", kind.kind());
    }

    /** The parts of ObjectMeta that people set or read. */
    private static ObjectNode metadata() {
        ObjectNode metadata = Json.object().put("type", "object");
        ObjectNode properties = metadata.putObject("properties");
        Stream.of("name", "generateName", "namespace", "uid", "resourceVersion", "creationTimestamp",
                "deletionTimestamp").forEach(field -> properties.putObject(field).put("type", "string"));
        Stream.of("labels", "annotations").forEach(field -> properties.putObject(field).put("type", "object")
                .putObject("additionalProperties").put("type", "string"));
        properties.putObject("finalizers").put("type", "array").putObject("items").put("type", "string");
        properties.putObject("generation").put("type", "integer").put("format", "int64");
        return metadata;
    }
}
