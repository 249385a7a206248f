package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A policy's flight recorder as a whole: how much of it records, and what it may store at most. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecorderStatus(
        @JsonPropertyDescription("Targets that are recorded now, of those that are to be, as in 1/2.") String recorded,
        @JsonPropertyDescription("Targets that are recorded now.") Integer recording,
        @JsonPropertyDescription("Targets that are to be recorded.") Integer targets,
        @JsonPropertyDescription("MiB that all targets together may store in a day at most, by the file settings; each freeze adds mebibytesPerFreeze.") Long mebibytesPerDay,
        @JsonPropertyDescription("MiB that one recording may hold at most: fileCount times fileSizeBytes.") Long mebibytesPerFreeze) {}
