package io.netwatch.capture.core.request;

/** A blob found by listing: its address without a query, and its length in bytes. */
public record FoundFile(String url, long sizeBytes) {}
