package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A ring-buffer capture that runs while the policy is armed, so that an alert finds the seconds before it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "!has(self.postTriggerSeconds) || self.postTriggerSeconds * 2 <= (has(self.maxSessionSeconds) ? self.maxSessionSeconds : 86400)", message = Clauses.SHORT_SESSION, fieldPath = ".postTriggerSeconds")
public record FlightRecorder(
        @Required @Size(min = 1, max = 64) @JsonPropertyDescription("ARM ids of the machines to record.") List<@Size(min = 1, max = 1024) String> targets,
        @Min(1) @Max(10000) @JsonPropertyDescription("Files kept. Default 10.") Integer fileCount,
        @Min(1) @Max(4294967295L) @JsonPropertyDescription("Size of one file in bytes. Default 104857600.") Long fileSizeBytes,
        @Min(0) @Max(4294967295L) @JsonPropertyDescription("Bytes kept of each packet. Default 96: headers only.") Long bytesPerPacket,
        @Min(0) @Max(3600) @JsonPropertyDescription("Seconds to go on recording after the alert. Default 30.") Integer postTriggerSeconds,
        @Min(60) @Max(604800) @JsonPropertyDescription("Length of one session in seconds. Default 86400.") Integer maxSessionSeconds,
        @Default("false") @JsonPropertyDescription("Capture from the alert on as well, by a second request.") Boolean alsoCapture) {

    public static final int DEFAULT_POST_TRIGGER_SECONDS = 30;

    public FlightRecorder {
        targets = targets == null ? List.of() : List.copyOf(targets);
    }
}
