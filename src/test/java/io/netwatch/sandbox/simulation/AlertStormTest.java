package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred alerts at one moment, lost answers and repeats: one capture for each alert, as far as its policy allows. */
class AlertStormTest {
    private static final int ALERTS = 100;
    private static final int FEWER = 30;
    private static final Map<String, Long> ALL_DONE = Map.of("Completed", (long) FEWER);

    @Test
    void aHundredAlertsThatFireAtOnceMakeAHundredCaptures() {
        AlertStorm storm = storm(ALERTS, 1000, UnaryOperator.identity());
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).isEqualTo(Map.of("Completed", (long) ALERTS));
        assertThat(storm.creates()).isEqualTo(ALERTS);
    }

    @Test
    void aPolicyWithRoomForTenMakesTen() {
        AlertStorm storm = storm(FEWER, 10, UnaryOperator.identity());
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).containsEntry("Completed", 10L);
        assertThat(storm.creates()).isEqualTo(10);
    }

    @Test
    void whatTheApiServerCouldNotTakeAtFirstComesWithAzuresNextDelivery() {
        AlertStorm storm = storm(FEWER, 1000, real -> new Unreliable(real, false));
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).isEqualTo(ALL_DONE);
        assertThat(storm.creates()).isEqualTo(FEWER);
    }

    @Test
    void whatWasStoredWithoutAnAnswerIsNotOrderedTwice() {
        AlertStorm storm = storm(FEWER, 1000, real -> new Unreliable(real, true));
        storm.allFire();
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).isEqualTo(ALL_DONE);
        assertThat(storm.creates()).isEqualTo(FEWER);
    }

    @Test
    void deliveriesOfOneAlertToManyReplicasAtAnyTimeMakeOneCapture() {
        AlertStorm storm = storm(1, 1000, UnaryOperator.identity());
        Instant fired = storm.now();
        IntStream.range(0, 40).forEach(_ -> {
            assertThat(storm.deliver(0, fired, "Fired").status()).isEqualTo(200);
            storm.pass(Duration.ofSeconds(7));
        });
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).isEqualTo(Map.of("Completed", 1L));
        assertThat(storm.creates()).isEqualTo(1);
    }

    @Test
    void anAlertThatIsResolvedEndsItsCaptureAndWhenItFiresAgainThereIsAnother() {
        AlertStorm storm = storm(1, 1000, UnaryOperator.identity());
        Instant fired = storm.now();
        storm.deliver(0, fired, "Fired");
        storm.pass(Duration.ofSeconds(60));
        storm.deliver(0, fired, "Resolved");
        storm.pass(Duration.ofMinutes(10));
        assertThat(storm.words()).isEqualTo(Map.of("StoppedEarly", 1L));

        storm.deliver(0, storm.now(), "Fired");
        storm.pass(Duration.ofMinutes(20));

        assertThat(storm.words()).isEqualTo(Map.of("StoppedEarly", 1L, "Completed", 1L));
        assertThat(storm.creates()).isEqualTo(2);
    }

    private static AlertStorm storm(int machines, int maxActive, UnaryOperator<RequestStore> between) {
        return storm(machines, maxActive, between, IntUnaryOperator.identity());
    }

    static AlertStorm storm(int machines, int maxActive, UnaryOperator<RequestStore> between,
            IntUnaryOperator answers) {
        AlertMatch match = new AlertMatch(List.of("Egress above normal"), null, null, null, null);
        CaptureTemplate template = new CaptureTemplate(null, null, null, 120, null, null, null, null,
                new Storage(Simulation.ACCOUNT.id().toString(), null, null), null, null, null, null, null, null, null,
                null);
        return new AlertStorm(machines, new PacketCapturePolicySpec(null, match, template, 300, maxActive, 1000, null,
                OnResolved.Stop, null, null), between, answers);
    }

    /**
     * Fails at the first try of each request.
     *
     * @param stored whether the request is stored all the same
     */
    record Unreliable(RequestStore real, boolean stored, Set<String> tried) implements RequestStore {
        Unreliable(RequestStore real, boolean stored) {
            this(real, stored, new HashSet<>());
        }

        @Override
        public Stored create(NewRequest request) {
            if (!tried.add(request.name())) {
                return real.create(request);
            }
            if (stored) {
                real.create(request);
            }
            return new Stored.Unavailable("no answer");
        }

        @Override
        public Stopped stop(String namespace, String name, Instant resolved) {
            return real.stop(namespace, name, resolved);
        }
    }
}
