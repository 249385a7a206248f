package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process knows of the orders that it has sent for a request.
 *
 * @param stopAsked when Azure last took an order to stop
 * @param deleteAsked when Azure last took an order to delete
 * @param answered whether this process recorded the plan, and has had an answer to every order to stop or delete since:
 *        then none of them can arrive any more
 * @param doubt the failure that left open whether Azure has taken the order to capture
 */
record Orders(Optional<Instant> stopAsked, Optional<Instant> deleteAsked, boolean answered,
        Optional<ArmFailure> doubt) {
    static final Orders NONE = new Orders(Optional.empty(), Optional.empty(), false, Optional.empty());
    /** Azure takes up to 40 s to stop or delete; an order is not repeated before. */
    private static final Duration TAKES_EFFECT = Duration.ofSeconds(60);

    Orders after(Observation seen, Instant now) {
        return switch (seen) {
            // What was stopped or deleted before was another session.
            case Observation.IntentRecorded _ -> new Orders(Optional.empty(), Optional.empty(), true, doubt);
            case Observation.Refused(Decision.Create _, var failure) when failure.uncertain() ->
                new Orders(stopAsked, deleteAsked, answered, Optional.of(failure));
            case Observation.StopAnswered(var known) when known ->
                new Orders(Optional.of(now), deleteAsked, answered, doubt);
            case Observation.DeleteAnswered _ -> new Orders(stopAsked, Optional.of(now), answered, doubt);
            case Observation.Refused(Decision.Stop _, var failure) when failure.uncertain() -> unanswered();
            case Observation.Refused(Decision.Delete _, var failure) when failure.uncertain() -> unanswered();
            case Observation.Postponed(Decision.Stop _, var _, var untouched) when !untouched -> unanswered();
            case Observation.Postponed(Decision.Delete _, var _, var untouched) when !untouched -> unanswered();
            default -> this;
        };
    }

    /** Azure took an order to stop and is still at it. */
    boolean isStopping(Instant now) {
        return isUnderWay(stopAsked, now);
    }

    /** Azure took an order to delete and is still at it. */
    boolean isDeleting(Instant now) {
        return isUnderWay(deleteAsked, now);
    }

    private static boolean isUnderWay(Optional<Instant> asked, Instant now) {
        return asked.filter(time -> now.isBefore(time.plus(TAKES_EFFECT))).isPresent();
    }

    private Orders unanswered() {
        return new Orders(stopAsked, deleteAsked, false, doubt);
    }
}
