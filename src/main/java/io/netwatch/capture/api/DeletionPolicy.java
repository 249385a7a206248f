package io.netwatch.capture.api;

/** What deleting a request does to the Azure session. Files are kept either way. */
public enum DeletionPolicy {
    Delete, Retain
}
