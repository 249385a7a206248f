package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.sandbox.simulation.AlertStormTest.Unreliable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A test of the tests: a bridge that is made worse on purpose loses alerts, or makes two captures of one, and that shows. */
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

    /** The leader sees that one of the two is covered by the other, so it costs no capture. */
    @Test
    void aNameThatIsNotTheAlertsStoresOneAlertTwice() {
        assertThat(storm(real -> new Renaming(new Unreliable(real, true), new AtomicInteger()),
                IntUnaryOperator.identity()).words()).isNotEqualTo(ALL);
    }

    private static AlertStorm storm(UnaryOperator<RequestStore> between, IntUnaryOperator answers) {
        AlertStorm storm = AlertStormTest.storm(ALERTS, 1000, between, answers);
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));
        return storm;
    }

    /** As if the API server was to make up the names. */
    private record Renaming(RequestStore real, AtomicInteger next) implements RequestStore {
        @Override
        public Stored create(NewRequest request) {
            // Every second name is tried a first time.
            return real.create(new NewRequest(request.namespace(), request.name() + "-" + next.getAndIncrement() / 2,
                    request.labels(), request.spec()));
        }

        @Override
        public Stopped stop(String namespace, String name, Instant resolved) {
            return real.stop(namespace, name, resolved);
        }
    }
}
