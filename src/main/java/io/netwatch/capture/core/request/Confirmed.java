package io.netwatch.capture.core.request;

/** Azure has the session. {@code blobUrl} is where it announced the file; empty for a file on the target only. */
public record Confirmed(String blobUrl) {}
