package io.netwatch.capture.api;

/** What to do when Azure already has a session of the wanted name. */
public enum ConflictPolicy {
    Fail, Replace, Adopt
}
