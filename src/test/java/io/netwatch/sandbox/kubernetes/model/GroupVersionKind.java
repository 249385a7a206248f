package io.netwatch.sandbox.kubernetes.model;

/** What an object is; the group is empty for the core group. */
public record GroupVersionKind(String group, String version, String kind) {

    /** As in an object's {@code apiVersion}: {@code v1} or {@code example.test/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
