package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Rotating files instead of one file; excludes the classic limits. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RingBuffer(
        @Min(1) @Max(10000) @JsonPropertyDescription("Files kept; the oldest is dropped. Default 10.") Integer fileCount,
        @Min(1) @Max(4294967295L) @JsonPropertyDescription("Size of one file in bytes. Default 104857600 (100 MiB).") Long fileSizeBytes,
        @Min(1) @Max(604800) @JsonPropertyDescription("Length of the session in seconds, at most 7 days. Default 86400.") Integer sessionTimeLimitSeconds) {}
