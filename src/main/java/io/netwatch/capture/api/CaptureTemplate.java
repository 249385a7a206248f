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

/** A request's spec without what the alert decides: target, trigger and desired state. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "!(has(self.ringBuffer) && (has(self.timeLimitSeconds) || has(self.totalBytes)))", message = Clauses.OWN_LIMITS, fieldPath = ".ringBuffer")
@ValidationRule(value = "!has(self.conflictPolicy) || has(self.captureName)", message = Clauses.NEEDS_CAPTURE_NAME, fieldPath = ".conflictPolicy")
public record CaptureTemplate(
        @Size(min = 1, max = 1024) @ValidationRule(value = Cel.WATCHER, messageExpression = Cel.QUOTED
                + Clauses.NOT_A_WATCHER
                + Cel.END) @JsonPropertyDescription("ARM id of the Network Watcher to use. Found by the target's region when absent.") String networkWatcherId,
        @Size(min = 1, max = 80) @JsonPropertyDescription("Name of the session in Azure. Made from the request when absent.") String captureName,
        @JsonPropertyDescription("What to do when that session exists already: Fail (the default), Replace or Adopt. Needs captureName.") ConflictPolicy conflictPolicy,
        @Min(1) @Max(18000) @JsonPropertyDescription("Longest duration in seconds. Default 300.") Integer timeLimitSeconds,
        @Min(1) @Max(4294967295L) @JsonPropertyDescription("Most bytes captured in all. Default 1073741824 (1 GiB).") Long totalBytes,
        @Min(0) @Max(4294967295L) @JsonPropertyDescription("Bytes kept of each packet; 0, the default, keeps all.") Long bytesPerPacket,
        @JsonPropertyDescription("Rotating files instead of the classic limits.") RingBuffer ringBuffer,
        @Size(max = 32) @JsonPropertyDescription("Traffic to keep; everything when empty.") List<Filter> filters,
        @Required @JsonPropertyDescription("Where the file goes.") Storage storage,
        @Min(1) @Max(604800) @JsonPropertyDescription("Give up when the capture could not be started within this many seconds of creation. No limit when absent.") Integer startDeadlineSeconds,
        @JsonPropertyDescription("Whether deleting this object removes the session in Azure: Delete (the default for a session that it ordered) or Retain (the default for one that it adopted). Files are never deleted.") DeletionPolicy deletionPolicy,
        @Min(0) @Max(31536000) @JsonPropertyDescription("Delete this object so many seconds after its end.") Integer ttlSecondsAfterFinished,
        @Default("false") @JsonPropertyDescription("Install the Network Watcher agent extension when it is missing.") Boolean installAgent,
        @Size(min = 1, max = 253) @JsonPropertyDescription("Take the evidence of this flight recorder.") String fromRecorder,
        @Size(max = 1024) @JsonPropertyDescription("Why somebody wants this capture.") String reason,
        @JsonPropertyDescription("Azure credentials from a Secret of this namespace instead of the operator's own.") SecretRef credentialsRef,
        @JsonPropertyDescription("What may be told of what is in the files.") EvidenceChoice evidence) {

    public CaptureTemplate {
        filters = filters == null ? List.of() : List.copyOf(filters);
    }
}
