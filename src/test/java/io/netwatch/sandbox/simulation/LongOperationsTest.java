package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.azure.Fault.Effect.CancelOperation;
import io.netwatch.sandbox.azure.Fault.Effect.FailOperation;
import io.netwatch.sandbox.azure.Fault.Effect.SlowOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Azure's long-running operations, each of which never ends, fails or is cancelled, every time. That nobody polls one, so
 * that none can be lost, is looked for at every step of every plan of the gate.
 */
class LongOperationsTest {
    private static final Duration NEVER = Duration.ofDays(365);
    private static final Duration DELETED = Duration.ofSeconds(150);
    private static final Duration LONG = Duration.ofHours(3);

    static Stream<Effect> failures() {
        return Stream.of(new FailOperation(new ArmError(500, "InternalServerError", "Sorry.")), new CancelOperation());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCreateThatFailsIsTheEndAndIsNotTriedAgain(Effect failure) {
        Played played = play("PacketCaptures_Create", failure, Optional.empty(), "{}");

        assertThat(played.end().creates()).isEqualTo(1);
        assertThat(played.end().status().get("Failed")).startsWith("True");
        assertThat(played.silentFor(Duration.ofHours(1))).isTrue();
    }

    /** It may still begin, and nobody but the user can say how long that is worth waiting for. */
    @Test
    void aCreateThatNeverEndsIsWaitedForAndLeavesWithItsRequest() {
        SlowOperation never = new SlowOperation(NEVER);
        Played waiting = play("PacketCaptures_Create", never, Optional.empty(), "{}");
        assertThat(waiting.end().creates()).isEqualTo(1);
        assertThat(waiting.end().status().get("Ready")).isEqualTo("Unknown Starting");
        assertThat(waiting.trial().wire().requests()).as("three a minute").isLessThan(600);

        Played left = play("PacketCaptures_Create", never, Optional.of(DELETED), "{}");
        assertThat(left.end().status()).as("the request is gone").isEmpty();
        assertThat(left.end().sessions()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endless")
    void aStopThatHasNoEffectIsOrderedAgainAndTheTimeLimitEndsTheCapture(Effect effect) {
        Played played = play("PacketCaptures_Stop", effect, Optional.empty(), "timeLimitSeconds: 3000");

        assertThat(played.end().creates()).isEqualTo(1);
        assertThat(played.end().status().get("Ready")).startsWith("True");
        assertThat(played.end().files()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("endless")
    void aDeleteThatHasNoEffectKeepsTheRequestAsLongAsItsSession(Effect effect) {
        Played played = play("PacketCaptures_Delete", effect, Optional.of(DELETED), "{}");

        assertThat(played.end().sessions()).hasSize(1);
        assertThat(played.end().status()).as("the request is still there").isNotEmpty();
        assertThat(played.trial().wire().requests()).isLessThan(12_000);
    }

    static Stream<Effect> endless() {
        return Stream.concat(failures(), Stream.of(new SlowOperation(NEVER)));
    }

    private static Played play(String operation, Effect effect, Optional<Duration> deletion, String spec) {
        Edit stop = new Edit(DELETED, (requests, _) -> requests.find("default", Simulation.REQUEST)
                .filter(request -> operation.endsWith("Stop")).ifPresent(request -> {
                    request.withObject("/spec").put("desiredState", "Stopped");
                    requests.update(request);
                }));
        Scenario scenario = new Scenario(operation, 300, Optional.of(Fault.every(operation, effect)), deletion,
                Setting.ORDINARY.with(spec).with(stop));
        Trial trial = new Trial(List.of(), UnaryOperator.identity());
        Simulation run = Simulation.run(scenario, trial);
        run.runTo(LONG);
        assertThat(trial.violations()).isEmpty();
        return new Played(run, trial);
    }

    private record Played(Simulation run, Trial trial) {
        Ended end() {
            return run.ended();
        }

        boolean silentFor(Duration time) {
            int before = trial.watchdog().writes() + trial.wire().requests();
            run.runTo(run.passed().plus(time));
            return trial.watchdog().writes() + trial.wire().requests() == before;
        }
    }
}
