package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.VirtualCourier;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another process that believes to lead, at the same moment as the first one.
 *
 * @param policies looks at those
 */
record Rival(Visit visit, Optional<VirtualCourier> courier, Runnable policies, ManualClock clock,
        List<String> violations) {
    private static final Duration STEP = Duration.ofSeconds(5);

    void visit(RequestKey key) {
        try {
            visit.run(key);
            policies.run();
        } catch (RuntimeException e) {
            violations.add("the second leader failed: " + e);
        }
    }

    /** Alone, while the first one stands still. */
    void leads(Duration time, RequestKey key) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            clock.advance(STEP);
            visit(key);
        }
    }
}
