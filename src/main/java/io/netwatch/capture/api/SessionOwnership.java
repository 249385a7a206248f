package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a request came to a session whose name a person chose: without this record the session is never touched. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionOwnership(
        @JsonPropertyDescription("Made (ordered by this request), Adopted (found and watched), or Replaced (found, and to make room).") String origin,
        @JsonPropertyDescription("When the found session began: tells it from a newer one of the same name.") String startTime,
        @JsonPropertyDescription("Limits of the adopted session that are not those of the spec.") String differs) {}
