package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A flight recorder's recording, as this process has seen it last. */
public record Recording(Request request) {
    public static final Comparator<Recording> NEWEST_FIRST = Comparator
            .comparingInt((Recording one) -> one.mark().number()).thenComparing(Recording::created).reversed();

    public RecorderMark mark() {
        return request.recorder().orElseThrow();
    }

    public String name() {
        return request.key().name();
    }

    public String uid() {
        return request.uid();
    }

    public ArmId target() {
        return new ArmId(request.spec().target().resourceId());
    }

    public Instant created() {
        return request.created();
    }

    /** When Azure began to record. */
    public Optional<Instant> start() {
        return request.story().start();
    }

    /** When the end was seen: of the session, or of a request that never had one. */
    public Optional<Instant> end() {
        return request.story().ending().map(Ending::time)
                .or(() -> request.story().missingSince().filter(_ -> isOver()))
                .or(() -> StatusCodec.finished(request.status()));
    }

    /** Nothing more comes to its files. */
    public boolean isOver() {
        return request.isFinal() || request.story().ending().isPresent();
    }

    /** Somebody wants its end: an alert's request, a person, or whoever deletes it. */
    public boolean isLeaving() {
        return request.deleting() || request.spec().desiredState() == DesiredState.Stopped;
    }

    /** It records, and nobody wants its end. */
    public boolean isSteady() {
        return start().isPresent() && !isOver() && !isLeaving();
    }

    /** It is on its way to recording, or blocked on it. */
    public boolean isComing() {
        return start().isEmpty() && !isOver() && !isLeaving();
    }

    public boolean isBlocked() {
        return request.state().standing() == Standing.Blocked;
    }

    public Duration longest() {
        return Limits.of(request.spec()).longest();
    }

    /** When Azure ends it, if nobody does before. */
    public Optional<Instant> limit() {
        return start().map(at -> at.plus(longest()));
    }

    public String blobUrl() {
        return Collecting.blobUrl(request);
    }
}
