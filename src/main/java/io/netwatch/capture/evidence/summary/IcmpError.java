package io.netwatch.capture.evidence.summary;

/** @param message what the router or machine said */
public record IcmpError(String message, long packets) {}
