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
        INVALID("Invalid value", "FieldValueInvalid"), REQUIRED("Required value", "FieldValueRequired"), UNSUPPORTED(
                "Unsupported value", "FieldValueNotSupported"), TOO_LONG("Too long", "FieldValueTooLong"), TOO_MANY(
                        "Too many",
                        "FieldValueTooMany"), WRONG_TYPE("Invalid value", "FieldValueTypeInvalid"), DUPLICATE(
                                "Duplicate value",
                                "FieldValueDuplicate"), FORBIDDEN("Forbidden", "FieldValueForbidden");

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

    String reason() {
        return kind.reason;
    }

    String sentence() {
        return detail.isEmpty() ? kind.heading : kind.heading + ": " + detail;
    }

    @Override
    public String toString() {
        return field + ": " + sentence();
    }
}
