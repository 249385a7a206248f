package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The one PUT that may be under way: recorded before it is sent. */
public record Attempt(@JsonPropertyDescription("1 for the first order, 2 for the next.") int number,
        @JsonPropertyDescription("When the order was recorded, in UTC.") String time) {}
