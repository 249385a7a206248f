package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Whether a policy is understood and served, and what it has done. Counters are written by the leader only. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PacketCapturePolicyStatus(
        @JsonPropertyDescription("The generation of the spec that this status speaks of.") Long observedGeneration,
        @Size(max = 16) @JsonPropertyDescription("Ready (understood and served), Armed (a capture could start), and Reconciling and Stalled for tools.") List<Condition> conditions,
        @JsonPropertyDescription("Captures ordered, of the requests that still exist.") Long triggered,
        @JsonPropertyDescription("Firings that the policy left no room for: requests that still exist, and what the Events of this policy count.") Long suppressed,
        @JsonPropertyDescription("Captures that could not be started before their start deadline, of the requests that still exist.") Long late,
        @JsonPropertyDescription("Unfinished requests.") Long active,
        @JsonPropertyDescription("The last alert that ordered a capture.") LastTrigger lastTrigger,
        @JsonPropertyDescription("The last fire drill, which the annotation capture.netwatch.io/drill-requested-at asks for.") LastDrill lastDrill,
        @Size(max = 64) @JsonPropertyDescription("What the flight recorder has, by target.") List<RecordingStatus> recordings,
        @JsonPropertyDescription("The flight recorder as a whole.") RecorderStatus recorder) {

    public PacketCapturePolicyStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        recordings = recordings == null ? List.of() : List.copyOf(recordings);
    }

    /** Of a policy without a flight recorder. */
    public PacketCapturePolicyStatus(Long observedGeneration, List<Condition> conditions, Long triggered,
            Long suppressed, Long late, Long active, LastTrigger lastTrigger, LastDrill lastDrill) {
        this(observedGeneration, conditions, triggered, suppressed, late, active, lastTrigger, lastDrill, List.of(),
                null);
    }

    public PacketCapturePolicyStatus with(List<Condition> newConditions) {
        return new PacketCapturePolicyStatus(observedGeneration, newConditions, triggered, suppressed, late, active,
                lastTrigger, lastDrill, recordings, recorder);
    }

    public PacketCapturePolicyStatus with(LastDrill drill) {
        return new PacketCapturePolicyStatus(observedGeneration, conditions, triggered, suppressed, late, active,
                lastTrigger, drill, recordings, recorder);
    }

    public PacketCapturePolicyStatus with(List<RecordingStatus> newRecordings, RecorderStatus newRecorder) {
        return new PacketCapturePolicyStatus(observedGeneration, conditions, triggered, suppressed, late, active,
                lastTrigger, lastDrill, newRecordings, newRecorder);
    }

    /** The last alert that ordered a capture. */
    public record LastTrigger(@JsonPropertyDescription("When it fired, in UTC.") String time,
            @JsonPropertyDescription("Name of the alert rule.") String rule,
            @JsonPropertyDescription("ARM id of the target.") String target,
            @JsonPropertyDescription("The request that was made.") String request) {}

    /** The last fire drill and how it went. */
    public record LastDrill(@JsonPropertyDescription("The annotation that asked for it.") String requestedAt,
            @JsonPropertyDescription("When it was answered, in UTC; absent while it is under way.") String time,
            @JsonPropertyDescription("How it went, in one word: that of its request, or UnderWay, Refused or Lost.") String result,
            @JsonPropertyDescription("How it went, in a sentence.") String message) {}
}
