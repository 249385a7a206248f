package io.netwatch.capture.evidence.summary;

/** A protocol's part of the traffic. */
public record Share(String protocol, Volume volume) {}
