package io.netwatch.sandbox.kubernetes.error;

/**
 * One field that an apply would change although somebody else owns it.
 *
 * @param manager the owner's name
 * @param apiVersion the version in which the owner wrote the field
 * @param field the field's path, such as {@code .spec.size}
 */
public record ApplyConflict(String manager, String apiVersion, String field) {

    String message() {
        return "conflict with \"" + manager + "\" using " + apiVersion;
    }
}
