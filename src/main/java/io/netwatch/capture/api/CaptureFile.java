package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One file that a capture left behind. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptureFile(@JsonPropertyDescription("Address of the blob, without a query.") String url,
        @JsonPropertyDescription("Length in bytes.") Long sizeBytes,
        @JsonPropertyDescription("Packets inside, when they were counted.") Long packets,
        @JsonPropertyDescription("Scale sets: the instance that wrote it.") String instance,
        @JsonPropertyDescription("When it was last written to.") String lastModified) {}
