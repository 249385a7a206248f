package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;

/** A Network Watcher and the region that it serves, as Azure's short name. */
public record Watcher(ArmId id, String location) {}
