package io.netwatch.sandbox.kubernetes.model;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of fields that the schema does not know; they are pruned in any case. */
public enum FieldValidation {
    /** The request is refused. */
    STRICT,
    /** The answer carries a warning for each field; the server's default. */
    WARN,
    /** Nobody is told. */
    IGNORE;

    /** Reads the query parameter {@code fieldValidation}; empty means the default. */
    public static FieldValidation parse(String text) {
        return switch (text) {
            case "Strict" -> STRICT;
            case "", "Warn" -> WARN;
            case "Ignore" -> IGNORE;
            default -> throw ApiException.badRequest("fieldValidation must be Ignore, Warn or Strict, not " + text);
        };
    }

    /** Returns the warnings for the client, or throws 400 that names every field. */
    List<String> judge(GroupVersionKind kind, List<String> unknownFields) {
        List<String> complaints = unknownFields.stream().map(field -> "unknown field \"" + field + "\"").toList();
        if (this == STRICT && !complaints.isEmpty()) {
            throw ApiException.badRequest(kind.kind() + " in version \"" + kind.version()
                    + "\" cannot be handled as a " + kind.kind() + ": strict decoding error: "
                    + complaints.stream().collect(Collectors.joining(", ")));
        }
        return this == WARN ? complaints : List.of();
    }
}
