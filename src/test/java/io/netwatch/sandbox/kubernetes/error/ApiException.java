package io.netwatch.sandbox.kubernetes.error;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal of the API server. {@link #status()} is the {@code Status} object that clients get to see. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final ObjectNode details;

    private ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** A request that makes no sense, whatever is stored. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, object());
    }

    public static ApiException notFound(Subject subject) {
        return new ApiException(404, "NotFound", subject + " not found", about(subject));
    }

    /** For paths that name no resource at all; kubectl words this one itself. */
    public static ApiException unknownPath() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", object());
    }

    public static ApiException methodNotAllowed(String method) {
        return new ApiException(405, "MethodNotAllowed", "the server does not allow " + method + " on this path",
                object());
    }

    public static ApiException alreadyExists(Subject subject) {
        return new ApiException(409, "AlreadyExists", subject + " already exists", about(subject));
    }

    /** A write that was made against an older state, or against another object of the same name. */
    public static ApiException conflict(Subject subject, String why) {
        return new ApiException(409, "Conflict", "Operation cannot be fulfilled on " + subject + ": " + why,
                about(subject));
    }

    /** Server-side apply met fields that other managers own; each cause names one manager and one field. */
    public static ApiException applyConflict(List<ApplyConflict> conflicts) {
        ObjectNode details = object();
        ArrayNode causes = details.putArray("causes");
        conflicts.forEach(conflict -> causes.addObject().put("reason", "FieldManagerConflict")
                .put("message", conflict.message()).put("field", conflict.field()));
        String count = conflicts.size() == 1 ? "1 conflict" : conflicts.size() + " conflicts";
        String list = conflicts.stream().map(conflict -> conflict.message() + ": " + conflict.field())
                .collect(Collectors.joining("\n"));
        return new ApiException(409, "Conflict", "Apply failed with " + count + ": " + list, details);
    }

    /** The history that a watch or a continue token needs is no longer kept. */
    public static ApiException expired(String message) {
        return new ApiException(410, "Expired", message, object());
    }

    /** Refused although the caller may do everything, for example in a namespace that is going away. */
    public static ApiException forbidden(Subject subject, String why) {
        return new ApiException(403, "Forbidden", subject + " is forbidden: " + why, about(subject));
    }

    /** A body in a format that is not read here; the message says which are. */
    public static ApiException unsupportedMediaType(String message) {
        return new ApiException(415, "UnsupportedMediaType", message, object());
    }

    /** A patch that is well formed but does not fit the object; the real server does not say why either. */
    public static ApiException unprocessable() {
        return new ApiException(422, "Invalid", "the server rejected our request due to an error in our request",
                object());
    }

    /** Server-side apply cannot tell what to do with a field that no schema declares; the real server says so with 500. */
    public static ApiException undeclared(Subject subject, String typed, List<String> fields) {
        String list = fields.stream().map(field -> "." + field + ": field not declared in schema")
                .collect(Collectors.joining(", "));
        return new ApiException(500, "", "failed to create typed patch object (" + typed + "): " + list,
                about(subject));
    }

    /** An object that breaks its schema or a validation rule. */
    public static ApiException invalid(Subject subject, List<FieldError> errors) {
        ObjectNode details = about(subject);
        ArrayNode causes = details.putArray("causes");
        errors.forEach(error -> causes.addObject().put("reason", error.reason()).put("message", error.sentence())
                .put("field", error.field()));
        String list = errors.stream().map(FieldError::toString).distinct().collect(Collectors.joining(", "));
        return new ApiException(422, "Invalid",
                subject + " is invalid: " + (errors.size() == 1 ? list : "[" + list + "]"), details);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The answer's body: a {@code v1 Status} with message, reason, details and code. */
    public ObjectNode status() {
        ObjectNode status = object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        status.set("details", details);
        return status.put("code", code);
    }

    /** The details by which clients recognise the object without parsing the message. */
    private static ObjectNode about(Subject subject) {
        ObjectNode details = object();
        if (!subject.name().isEmpty()) {
            details.put("name", subject.name());
        }
        if (!subject.group().isEmpty()) {
            details.put("group", subject.group());
        }
        return details.put("kind", subject.kind());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
