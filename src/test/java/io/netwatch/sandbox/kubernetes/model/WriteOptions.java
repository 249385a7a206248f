package io.netwatch.sandbox.kubernetes.model;

/**
 * How a write is to be done.
 *
 * @param manager who writes, for {@code managedFields}
 * @param subresource {@code status}, or empty for the main resource
 * @param dryRun whether everything is checked but nothing stored
 * @param validation what becomes of unknown fields
 * @param force whether an apply takes fields away from other managers
 */
public record WriteOptions(String manager, String subresource, boolean dryRun, FieldValidation validation,
        boolean force) {

    /** A plain write of the main resource. */
    public static WriteOptions by(String manager) {
        return new WriteOptions(manager, "", false, FieldValidation.WARN, false);
    }

    /** A plain write of the status. */
    public static WriteOptions ofStatus(String manager) {
        return new WriteOptions(manager, "status", false, FieldValidation.WARN, false);
    }

    boolean isStatus() {
        return subresource.equals("status");
    }
}
