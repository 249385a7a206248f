package io.netwatch.sandbox.kubernetes.error;

/**
 * One thing that is wrong with one field, worded as the API server words it: {@code spec.size: Required value}.
 *
 * @param field path from the object's root, such as {@code spec.filters[0].protocol}
 * @param kind what sort of mistake it is
 * @param detail the rest of the sentence, empty when the kind says it all
 */
public record FieldError(String field, Kind kind, String detail) {

    /** The sorts of mistake that clients tell apart, each with its heading and its machine-readable reason. */
    public enum Kind {
        /** The value breaks a rule. */
        INVALID("Invalid value", "FieldValueInvalid"),
        /** The field is missing. */
        REQUIRED("Required value", "FieldValueRequired"),
        /** The value is not one of those that are allowed. */
        UNSUPPORTED("Unsupported value", "FieldValueNotSupported"),
        /** The text has too many characters. */
        TOO_LONG("Too long", "FieldValueTooLong"),
        /** The list or map has too many entries. */
        TOO_MANY("Too many", "FieldValueTooMany"),
        /** The value has another JSON type; shown like a broken rule. */
        WRONG_TYPE("Invalid value", "FieldValueTypeInvalid"),
        /** The list holds the same value, or the same key, twice. */
        DUPLICATE("Duplicate value", "FieldValueDuplicate"),
        /** The change is not allowed now. */
        FORBIDDEN("Forbidden", "FieldValueForbidden");

        private final String heading;
        private final String reason;

        Kind(String heading, String reason) {
            this.heading = heading;
            this.reason = reason;
        }
    }

    /** The usual case: a value that breaks a rule; the message says which. */
    public static FieldError invalid(String field, String message) {
        return new FieldError(field, Kind.INVALID, message);
    }

    /** The machine-readable word, for the causes of a status. */
    String reason() {
        return kind.reason;
    }

    /** What is wrong, without saying where. */
    String sentence() {
        return detail.isEmpty() ? kind.heading : kind.heading + ": " + detail;
    }

    @Override
    public String toString() {
        return field + ": " + sentence();
    }
}
