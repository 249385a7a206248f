package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.FieldValidation;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Outcome;
import io.netwatch.sandbox.kubernetes.model.PatchFormat;
import io.netwatch.sandbox.kubernetes.model.Resources;
import io.netwatch.sandbox.kubernetes.model.WriteOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs on objects and collections: HTTP on the outside, {@link Resources} on the inside. */
final class ResourceHandler {
    private final Cluster cluster;
    private final Rendering rendering;

    ResourceHandler(Cluster cluster, InstantSource clock) {
        this.cluster = cluster;
        this.rendering = new Rendering(clock);
    }

    Answer answer(Request request, ResourcePath path) {
        Resources resources = cluster.resources(path.group(), path.version(), path.plural())
                .filter(found -> fits(found, request, path)).orElseThrow(ApiException::unknownPath);
        return path.name().isEmpty() ? collection(request, path, resources) : single(request, path, resources);
    }

    /** A namespaced object is reached through its namespace only; just lists may span all of them. */
    private static boolean fits(Resources resources, Request request, ResourcePath path) {
        boolean spanning = path.name().isEmpty() && !request.method().equals("POST");
        boolean subresource = path.subresource().isEmpty()
                || (path.subresource().equals("status") && resources.type().statusSubresource());
        return subresource && (resources.type().namespaced()
                ? spanning || !path.namespace().isEmpty()
                : path.namespace().isEmpty());
    }

    /** Verbs on a path without a name. */
    private Answer collection(Request request, ResourcePath path, Resources resources) {
        Filter filter = new Filter(path.namespace(), request.parameter("labelSelector"),
                request.parameter("fieldSelector"));
        return switch (request.method()) {
            case "GET" -> request.isSet("watch")
                    ? watch(request, resources, filter)
                    : Answer.ok(rendering.list(request, resources.type(), resources.page(filter,
                            (int) request.number("limit", 0), request.parameter("continue"))));
            case "POST" -> outcome(request, resources,
                    resources.create(path.namespace(), request.json(), options(request, path)));
            case "DELETE" -> deleteAll(request, resources, filter);
            default -> throw ApiException.methodNotAllowed(request.method());
        };
    }

    /** Verbs on a path with a name. Watching one object is watching a list of one. */
    private Answer single(Request request, ResourcePath path, Resources resources) {
        return switch (request.method()) {
            case "GET" -> request.isSet("watch")
                    ? watch(request, resources, new Filter(path.namespace(), "", "metadata.name=" + path.name()))
                    : Answer.ok(rendering.object(request, resources.type(),
                            resources.get(path.namespace(), path.name())));
            case "PUT" -> outcome(request, resources,
                    resources.replace(path.namespace(), path.name(), request.json(), options(request, path)));
            case "PATCH" -> outcome(request, resources, patched(request, path, resources));
            case "DELETE" -> deleted(resources,
                    resources.delete(path.namespace(), path.name(), deleteOptions(request)));
            default -> throw ApiException.methodNotAllowed(request.method());
        };
    }

    /** fabric8 tries a WebSocket first, kubectl never does. */
    private Answer watch(Request request, Resources resources, Filter filter) {
        return request.wantsWebSocket()
                ? new Answer.NoUpgrade()
                : new Answer.Streamed(WatchStream.of(request, resources, filter, rendering)::writeTo);
    }

    /** The content type says what kind of patch it is. An apply must say who applies. */
    private static Outcome patched(Request request, ResourcePath path, Resources resources) {
        WriteOptions options = options(request, path);
        JsonNode body = request.json();
        return switch (request.contentType()) {
            case "application/apply-patch+yaml" -> {
                if (request.parameter("fieldManager").isEmpty()) {
                    throw ApiException.badRequest("fieldManager: Required value: is required for apply patch");
                }
                yield resources.apply(path.namespace(), path.name(), body, options);
            }
            case "application/json-patch+json" ->
                resources.patch(path.namespace(), path.name(), PatchFormat.JSON, body, options);
            case "application/merge-patch+json" ->
                resources.patch(path.namespace(), path.name(), PatchFormat.MERGE, body, options);
            case "application/strategic-merge-patch+json" ->
                resources.patch(path.namespace(), path.name(), PatchFormat.STRATEGIC, body, options);
            default -> throw ApiException.unsupportedMediaType("a patch of type \"" + request.contentType()
                    + "\" is not known; use application/merge-patch+json, application/json-patch+json or"
                    + " application/apply-patch+yaml");
        };
    }

    /** Writers that do not name themselves are known by their program, as on a real server. */
    private static WriteOptions options(Request request, ResourcePath path) {
        String manager = Stream.of(request.parameter("fieldManager"), request.userAgent())
                .filter(name -> !name.isEmpty()).findFirst().orElse("unknown");
        return new WriteOptions(manager, path.subresource(), isDryRun(request.parameter("dryRun")),
                FieldValidation.parse(request.parameter("fieldValidation")), request.isSet("force"));
    }

    /** Anything but All is refused, so that a misspelt dry run does not store. */
    private static boolean isDryRun(String value) {
        return switch (value) {
            case "" -> false;
            case "All" -> true;
            default -> throw ApiException.badRequest("dryRun must be All, not \"" + value + "\"");
        };
    }

    /** 201 tells an apply that created from one that changed. */
    private Answer outcome(Request request, Resources resources, Outcome outcome) {
        int code = outcome.effect() == Outcome.Effect.CREATED ? 201 : 200;
        return new Answer.Document(code, rendering.object(request, resources.type(), outcome.object()),
                outcome.warnings());
    }

    /** Clients put the options into the query, into the body, or into both. */
    private static DeleteOptions deleteOptions(Request request) {
        JsonNode body = request.body().isEmpty() ? Json.object() : request.json();
        JsonNode preconditions = body.path("preconditions");
        String dryRun = Stream.concat(Stream.of(request.parameter("dryRun")), Json.texts(body.path("dryRun")))
                .filter(value -> !value.isEmpty()).findFirst().orElse("");
        return new DeleteOptions(preconditions.path("uid").asText(), preconditions.path("resourceVersion").asText(),
                isDryRun(dryRun));
    }

    /** An object that is still there is returned; for one that is gone there is a status with its UID. */
    private static Answer deleted(Resources resources, Outcome outcome) {
        if (outcome.effect() == Outcome.Effect.KEPT) {
            return Answer.ok(outcome.object());
        }
        JsonNode metadata = outcome.object().path("metadata");
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success");
        status.putObject("metadata");
        status.putObject("details").put("name", metadata.path("name").asText())
                .put("group", resources.type().group()).put("kind", resources.type().names().plural())
                .put("uid", metadata.path("uid").asText());
        return Answer.ok(status);
    }

    /** Answers with the deleted objects. What others delete meanwhile makes no difference. */
    private Answer deleteAll(Request request, Resources resources, Filter filter) {
        DeleteOptions options = deleteOptions(request);
        List<ObjectNode> deleted = resources.list(filter).stream().map(object -> object.path("metadata"))
                .map(metadata -> resources
                        .delete(metadata.path("namespace").asText(), metadata.path("name").asText(), options).object())
                .collect(Collectors.toList());
        return Answer.ok(rendering.plainList(resources.type(), deleted));
    }
}
