package io.netwatch.capture.core.policy;

import java.time.Instant;

/**
 * A request that an alert led to, as far as its policy's status tells of it.
 *
 * @param time when the alert fired; when the request was made if the alert does not say
 * @param suppressed whether the policy left it out after all
 * @param late whether its start deadline passed before it could be started
 */
public record Firing(String request, String target, String rule, String time, Instant created, Sibling.Stage stage,
        boolean suppressed, boolean late) {

    boolean isOrdered() {
        return stage == Sibling.Stage.Ordered || stage == Sibling.Stage.Finished;
    }

    boolean isUnfinished() {
        return stage == Sibling.Stage.Waiting || stage == Sibling.Stage.Ordered;
    }
}
