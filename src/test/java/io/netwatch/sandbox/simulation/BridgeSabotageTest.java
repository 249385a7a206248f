package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.sandbox.simulation.AlertStormTest.Unreliable;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A test of the tests: a bridge that is made worse on purpose loses alerts, and that shows. */
class BridgeSabotageTest {
    private static final int ALERTS = 10;
    private static final Map<String, Long> ALL = Map.of("Completed", (long) ALERTS);

    @Test
    void theBridgeAsItIsLosesNothing() {
        assertThat(storm(real -> new Unreliable(real, false), IntUnaryOperator.identity()).words()).isEqualTo(ALL);
        assertThat(storm(real -> new Unreliable(real, true), IntUnaryOperator.identity()).words()).isEqualTo(ALL);
    }

    /** Azure does not send again after a 500. */
    @Test
    void a500InPlaceOfA503LosesAlerts() {
        assertThat(storm(real -> new Unreliable(real, false), status -> status == 503 ? 500 : status).words())
                .isNotEqualTo(ALL);
    }

    @Test
    void anAnswerBeforeItIsStoredLosesAlerts() {
        assertThat(storm(real -> new Unreliable(real, false), _ -> 202).words()).isNotEqualTo(ALL);
    }

    private static AlertStorm storm(UnaryOperator<RequestStore> between, IntUnaryOperator answers) {
        AlertStorm storm = AlertStormTest.storm(ALERTS, 1000, between, answers);
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));
        return storm;
    }
}
