package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;

/**
 * One request as it was read from the API server.
 *
 * @param resourceVersion the version that a guarded write refers to
 * @param seenGeneration the generation that the status speaks of; 0 when nobody has looked yet
 */
public record Request(RequestKey key, String uid, String resourceVersion, long generation, long seenGeneration,
        Instant created, boolean deleting, PacketCaptureRequestSpec spec, List<Condition> conditions, Story story) {

    public Request {
        conditions = List.copyOf(conditions);
    }

    /** The same request after something was learned or written. */
    public Request with(Story newStory) {
        return new Request(key, uid, resourceVersion, generation, seenGeneration, created, deleting, spec, conditions,
                newStory);
    }

    /** The word in the STATE column. */
    public Reason state() {
        return Conditions.reason(conditions).orElse(Reason.Pending);
    }

    public boolean isFinal() {
        return state().standing().isFinal();
    }
}
