package io.netwatch.sandbox.kubernetes.error;

/**
 * One field that an apply would change although somebody else owns it.
 *
 * @param manager the owner's name
 * @param applied whether the owner applied the field, in contrast to an ordinary write
 * @param apiVersion the version in which the owner wrote the field
 * @param field the field's path, such as {@code .spec.size}
 */
public record ApplyConflict(String manager, boolean applied, String apiVersion, String field) {

    /** The real server names the version of an ordinary writer only. */
    String message() {
        return "conflict with \"" + manager + "\"" + (applied ? "" : " using " + apiVersion);
    }
}
