package io.netwatch.sandbox.kubernetes.ownership;

/**
 * Who owns fields. The same program owns separately what it applied and what it updated, and what it wrote through a
 * subresource.
 *
 * @param name the {@code fieldManager} of the request
 * @param operation {@code Apply} or {@code Update}
 * @param subresource {@code status}, or empty for the main resource
 * @param apiVersion the version in which the fields were written
 */
public record Manager(String name, String operation, String subresource, String apiVersion) {

    public static Manager applying(String name, String subresource, String apiVersion) {
        return new Manager(name, "Apply", subresource, apiVersion);
    }

    public static Manager updating(String name, String subresource, String apiVersion) {
        return new Manager(name, "Update", subresource, apiVersion);
    }

    boolean isApplying() {
        return operation.equals("Apply");
    }
}
