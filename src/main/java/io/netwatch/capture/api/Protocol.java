package io.netwatch.capture.api;

/** Transport protocol of a filter, in Azure's spelling. */
public enum Protocol {
    TCP, UDP, Any
}
