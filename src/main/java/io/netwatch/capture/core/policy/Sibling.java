package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A request that a policy ordered, as far as it matters for one more of that policy.
 *
 * @param incident the label {@link Labels#ALERT}
 * @param ended when it became final
 */
public record Sibling(String name, String uid, ArmId target, String incident, Instant created, Stage stage,
        Optional<Instant> ended) {
    /** Creation times have whole seconds, so the UID decides between two of the same second. */
    static final Comparator<Sibling> AGE = Comparator.comparing(Sibling::created).thenComparing(Sibling::uid);

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

    boolean isUnfinished() {
        return stage == Stage.Waiting || stage == Stage.Ordered;
    }

    boolean isOlderThan(Sibling other) {
        return AGE.compare(this, other) < 0;
    }
}
