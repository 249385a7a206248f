package io.netwatch.sandbox.kubernetes.model;

/**
 * How a deletion is to be done.
 *
 * @param uid if not empty, only the object with this UID is deleted
 * @param resourceVersion if not empty, only this version of the object is deleted
 * @param dryRun whether everything is checked but nothing deleted
 */
public record DeleteOptions(String uid, String resourceVersion, boolean dryRun) {

    public static DeleteOptions unconditional() {
        return new DeleteOptions("", "", false);
    }
}
