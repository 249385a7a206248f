package io.netwatch.capture.core.request;

import java.time.Instant;
import java.util.Optional;

/**
 * What a request waits for before its order is recorded; nothing of it outlives that moment.
 *
 * @param turn for a free place among the region's sessions
 * @param installing since when the agent is being installed on the target
 */
public record Waiting(Optional<Turn> turn, Optional<Instant> installing) {
    public static final Waiting NONE = new Waiting(Optional.empty(), Optional.empty());

    /** What an answer changes about it. */
    Waiting after(Observation.Fact fact, Instant now) {
        return switch (fact) {
            case Observation.SessionsCounted(var count) -> new Waiting(
                    count.isFull() ? Optional.of(Turn.after(turn, count, now)) : Optional.empty(), installing);
            case Observation.AgentAsked _ -> new Waiting(turn, installing.or(() -> Optional.of(now)));
            case Observation.AgentRead(var facts) -> new Waiting(turn, facts.filter(AgentInstall::isUnderWay)
                    .map(_ -> installing.orElse(now)).or(() -> installing));
            default -> this;
        };
    }
}
