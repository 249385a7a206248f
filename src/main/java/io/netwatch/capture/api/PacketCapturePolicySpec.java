package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which alerts start a capture, what it looks like, and how many there may be. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "!has(self.flightRecorder) || has(self.template.storage.accountId)", message = Clauses.RECORDER_NEEDS_ACCOUNT, fieldPath = ".flightRecorder")
public record PacketCapturePolicySpec(
        @Default("false") @JsonPropertyDescription("Answer no alerts while true.") Boolean suspend,
        @Required @JsonPropertyDescription("Which alerts start a capture.") AlertMatch match,
        @Required @JsonPropertyDescription("What the capture looks like.") CaptureTemplate template,
        @Min(0) @Max(86400) @Default("300") @JsonPropertyDescription("Seconds between two captures of one target.") Integer cooldownSeconds,
        @Min(1) @Max(10000) @Default("10") @JsonPropertyDescription("Unfinished captures at a time.") Integer maxActive,
        @Min(1) @Max(10000) @Default("60") @JsonPropertyDescription("Captures started within an hour.") Integer maxPerHour,
        @Min(1) @Max(1000) @Default("5") @JsonPropertyDescription("Instances of one scale set captured at a time: single ones count one each, and a capture of the whole scale set is bounded to so many.") Integer maxInstances,
        @Default("Ignore") @JsonPropertyDescription("Ignore, or Stop to end the capture and keep its file.") OnResolved onResolved,
        @JsonPropertyDescription("Record all the time, so that an alert finds the seconds before it.") FlightRecorder flightRecorder,
        @Size(max = 8) @JsonProperty("notify") @JsonPropertyDescription("Where news of these captures goes.") List<Notification> notifications) {

    public PacketCapturePolicySpec {
        notifications = notifications == null ? List.of() : List.copyOf(notifications);
    }
}
