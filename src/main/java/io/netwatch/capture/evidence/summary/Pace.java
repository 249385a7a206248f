package io.netwatch.capture.evidence.summary;

/** Traffic per second. */
public record Pace(long bytes, long bytesOut, long bytesIn, long packets) {}
