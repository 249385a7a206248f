package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What is known of a capture. Times are RFC 3339 in UTC. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PacketCaptureRequestStatus(
        @JsonPropertyDescription("The generation of the spec that this status speaks of.") Long observedGeneration,
        @Size(max = 16) @JsonPropertyDescription("Ready, Reconciling, Stalled, Capturing, Complete, Failed.") List<Condition> conditions,
        @JsonPropertyDescription("Short name of the target.") String targetName,
        @JsonPropertyDescription("Network Watcher that runs the session.") String networkWatcherId,
        @JsonPropertyDescription("Name of the session in Azure; recorded before it is ordered.") String captureName,
        @JsonPropertyDescription("The order that is or was under way.") Attempt attempt,
        @JsonPropertyDescription("ARM id of the session, once Azure has confirmed it.") String captureId,
        @JsonPropertyDescription("Address of the blob that Azure announced.") String blobUrl,
        @JsonPropertyDescription("When Azure began to capture.") String startTime,
        @JsonPropertyDescription("When the capture was seen to have ended.") String endTime,
        @JsonPropertyDescription("Why the capture ended, in Azure's word.") String stopReason,
        @Size(max = 16) @JsonPropertyDescription("What Azure says went wrong, in its words.") List<String> captureErrors,
        @JsonPropertyDescription("Why the capture ended, in a few words for people.") String why,
        @JsonPropertyDescription("Since when Azure has not known the session.") String missingSince,
        @JsonPropertyDescription("Size of all files, for people.") String size,
        @Size(max = 1000) @JsonPropertyDescription("Files that the capture left behind.") List<CaptureFile> files,
        @JsonPropertyDescription("How this request came to a session of a name that a person chose.") SessionOwnership ownership,
        @JsonPropertyDescription("What the checks before the order wait for, or warn of.") Preflight preflight,
        @JsonPropertyDescription("What is in the files, as far as they were read.") CaptureSummary summary,
        @JsonPropertyDescription("Address of the page about the capture that was stored beside its files, without a query.") String reportUrl,
        @Size(max = 16) @JsonPropertyDescription("Which news were told to which sink.") List<NewsDelivery> news,
        @JsonPropertyDescription("The flight recorder's recording that is this request's evidence.") RecordingRef recording) {

    public PacketCaptureRequestStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        captureErrors = captureErrors == null ? List.of() : List.copyOf(captureErrors);
        files = files == null ? List.of() : List.copyOf(files);
        news = news == null ? List.of() : List.copyOf(news);
    }

    public PacketCaptureRequestStatus withNews(List<NewsDelivery> newNews) {
        return new PacketCaptureRequestStatus(observedGeneration, conditions, targetName, networkWatcherId, captureName,
                attempt, captureId, blobUrl, startTime, endTime, stopReason, captureErrors, why, missingSince, size,
                files, ownership, preflight, summary, reportUrl, newNews, recording);
    }

    /** Of a request that has ordered its own session, or none yet. */
    public PacketCaptureRequestStatus(Long observedGeneration, List<Condition> conditions, String targetName,
            String networkWatcherId, String captureName, Attempt attempt, String captureId, String blobUrl,
            String startTime, String endTime, String stopReason, List<String> captureErrors, String why,
            String missingSince, String size, List<CaptureFile> files, SessionOwnership ownership, Preflight preflight,
            CaptureSummary summary, String reportUrl, List<NewsDelivery> news) {
        this(observedGeneration, conditions, targetName, networkWatcherId, captureName, attempt, captureId, blobUrl,
                startTime, endTime, stopReason, captureErrors, why, missingSince, size, files, ownership, preflight,
                summary, reportUrl, news, null);
    }
}
