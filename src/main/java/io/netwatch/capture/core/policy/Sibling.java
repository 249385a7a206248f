package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A request that a policy ordered, as far as it matters for one more of that policy.
 *
 * @param incident the label {@link Labels#ALERT}
 * @param ended when it became final
 * @param instances of a scale set, to which its order is bounded; none for all of them, and as long as nothing is ordered
 */
public record Sibling(String name, String uid, ArmId target, String incident, Instant created, Stage stage,
        Optional<Instant> ended, List<String> instances) {
    /** Creation times have whole seconds, so the UID decides between two of the same second. */
    static final Comparator<Sibling> AGE = Comparator.comparing(Sibling::created).thenComparing(Sibling::uid);

    /** Ends the name of a capture that an alert orders beside the evidence of a flight recorder. */
    static final String ALSO = "-also";

    /** How far a request has come. */
    public enum Stage {
        /** Nothing has been ordered yet. */
        Waiting,
        /** An order is recorded: Azure has, or may have, a session. */
        Ordered,
        /** Final, after an order. */
        Finished,
        /** Final without an order: it took nobody's room. */
        Void
    }

    public Sibling {
        instances = List.copyOf(instances);
    }

    /** One whose order is not bounded to some instances. */
    public Sibling(String name, String uid, ArmId target, String incident, Instant created, Stage stage,
            Optional<Instant> ended) {
        this(name, uid, target, incident, created, stage, ended, List.of());
    }

    /** Of one alert: what it captures, and what a flight recorder had before. They count as one. */
    boolean isTwinOf(Sibling other) {
        return name.equals(other.name + ALSO) || other.name.equals(name + ALSO);
    }

    boolean isUnfinished() {
        return stage == Stage.Waiting || stage == Stage.Ordered;
    }

    boolean isOlderThan(Sibling other) {
        return AGE.compare(this, other) < 0;
    }
}
