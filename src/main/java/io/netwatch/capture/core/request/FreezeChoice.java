package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a recorder's recordings tells of an alert. Two alerts of one moment make the same choice. */
final class FreezeChoice {
    /** An alert that comes during a loss is told by what was recorded until then. */
    private static final Duration SHORTLY = Duration.ofMinutes(10);

    private FreezeChoice() {}

    /**
     * @param alert when it fired
     * @param after how long the recording is to go on from then
     */
    static Optional<Recording> of(List<Recording> all, ArmId target, Instant alert, Duration after) {
        List<ArmId> places = target.places(); // a recording of a scale set tells of its instances
        List<Recording> before = all.stream().filter(one -> places.contains(one.target()))
                .filter(one -> one.start().filter(start -> !start.isAfter(alert)).isPresent()).toList();
        return before.stream().filter(one -> one.isSteady() && runsUntil(one, alert.plus(after))).min(age())
                .or(() -> before.stream().filter(Recording::isSteady).min(age()))
                .or(() -> before.stream().filter(one -> endOf(one).isAfter(alert.minus(SHORTLY)))
                        .max(Comparator.comparing(FreezeChoice::endOf).thenComparing(age().reversed())));
    }

    private static Comparator<Recording> age() {
        return Comparator.comparing((Recording one) -> one.start().orElse(Instant.MAX))
                .thenComparing(Recording::uid);
    }

    private static boolean runsUntil(Recording one, Instant moment) {
        return one.limit().filter(limit -> !limit.isBefore(moment)).isPresent();
    }

    /** One that is being stopped still tells of now. */
    private static Instant endOf(Recording one) {
        return one.end().orElse(Instant.MAX);
    }
}
