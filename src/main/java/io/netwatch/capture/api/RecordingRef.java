package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The recording that was chosen as a request's evidence: written before it is asked to stop. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordingRef(@JsonPropertyDescription("Name of the recording's request.") String name,
        @JsonPropertyDescription("UID of the recording's request.") String uid,
        @JsonPropertyDescription("Address below which the recording's files are.") String blobUrl,
        @JsonPropertyDescription("When it is to be frozen: the alert and the seconds after it, in UTC.") String freezeTime) {}
