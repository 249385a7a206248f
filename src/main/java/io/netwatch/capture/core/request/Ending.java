package io.netwatch.capture.core.request;

import java.time.Instant;

/** How a capture ended: when it was seen, and Azure's word for why. */
public record Ending(Instant time, String stopReason) {
    /** Stands for an end in error about which Azure says nothing else: without it, it would read as a success. */
    static final String ERROR = "Error";
}
