package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request as it was read from the API server.
 *
 * @param resourceVersion the version that a guarded write refers to
 * @param manager the GitOps tool that would put the object back if we deleted it; empty when there is none
 * @param trace W3C trace context of whatever asked for the capture; empty when nobody traces
 * @param status as it was read
 * @param story what the status says, and what was learned since
 * @param recorder the flight recorder whose recording it is; empty for every other request
 */
public record Request(RequestKey key, String uid, String resourceVersion, long generation, Instant created,
        boolean deleting, Optional<String> manager, Optional<String> trace, PacketCaptureRequestSpec spec,
        PacketCaptureRequestStatus status, Story story, Optional<RecorderMark> recorder) {

    /** One that no flight recorder has made. */
    public Request(RequestKey key, String uid, String resourceVersion, long generation, Instant created,
            boolean deleting, Optional<String> manager, Optional<String> trace, PacketCaptureRequestSpec spec,
            PacketCaptureRequestStatus status, Story story) {
        this(key, uid, resourceVersion, generation, created, deleting, manager, trace, spec, status, story,
                Optional.empty());
    }

    /** The same request after something was learned. */
    public Request with(Story newStory) {
        return new Request(key, uid, resourceVersion, generation, created, deleting, manager, trace, spec, status,
                newStory, recorder);
    }

    /** The same request as a flight recorder's recording. */
    public Request marked(RecorderMark mark) {
        return new Request(key, uid, resourceVersion, generation, created, deleting, manager, trace, spec, status,
                story, Optional.of(mark));
    }

    public List<Condition> conditions() {
        return status.conditions();
    }

    /** The word in the STATE column. */
    public Reason state() {
        return Conditions.reason(conditions()).orElse(Reason.Pending);
    }

    public boolean isFinal() {
        return state().standing().isFinal();
    }
}
