package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect.LoseAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that name their session, killed at every step: the same end, and no stranger's session is touched. */
class SteeringCrashTest {
    static final String BYSTANDER = "bystander";
    private static final Optional<Fault> NO_FAULT = Optional.empty();
    private static final Optional<Duration> NO_DELETION = Optional.empty();

    private static final Scenario FREE = new Scenario("a free name, deleted while running", 1000, NO_FAULT,
            Optional.of(Duration.ofSeconds(150)), staging("{}", Optional.empty(), BYSTANDER));
    private static final Scenario REPLACE = new Scenario("replace a running session", 300, NO_FAULT, NO_DELETION,
            staging("{conflictPolicy: Replace}", Optional.empty(), BYSTANDER, "nightly"));
    private static final Scenario REPLACE_IN_THE_DARK = new Scenario("replace, and the PUT's answer is lost", 300,
            Optional.of(Fault.nth(1, "PacketCaptures_Create", new LoseAnswer(Duration.ZERO))), NO_DELETION,
            staging("{conflictPolicy: Replace}", Optional.empty(), BYSTANDER, "nightly"));
    private static final Scenario ADOPT = new Scenario("adopt, stop and leave it", 300, NO_FAULT,
            Optional.of(Duration.ofMinutes(15)),
            staging("{conflictPolicy: Adopt}", Optional.empty(), BYSTANDER, "nightly"));
    static final Scenario RIVALS = new Scenario("two requests claim one name", 18_000, NO_FAULT, NO_DELETION,
            staging("{conflictPolicy: Replace}", Optional.of("{conflictPolicy: Replace}"), BYSTANDER));

    /** Whether it was ordered before it was deleted depends on the moment; whatever was must be gone in the end. */
    static final Scenario FREE_AND_BRIEF = new Scenario("a free name, deleted while Azure provisions it", 1000,
            NO_FAULT, Optional.of(Duration.ofSeconds(1)), staging("{}", Optional.empty(), BYSTANDER));
    /** What is still under way of the first request must not hit the second one's session, which has its name. */
    static final Scenario USED_AGAIN = new Scenario("a name that is used again at once", 1000, NO_FAULT,
            Optional.of(Duration.ofSeconds(150)),
            new Staging("nightly", "{}", List.of(BYSTANDER), Optional.empty(), true));

    static final List<Scenario> ALL = List.of(FREE, REPLACE_IN_THE_DARK, ADOPT, RIVALS);

    static Stream<CrashTest.Plan> plans() {
        return ALL.stream().flatMap(scenario -> {
            Simulation clean = Simulation.run(scenario, CrashPoint.NEVER);
            return IntStream.rangeClosed(1, clean.calls().size()).boxed()
                    .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)))
                    .map(crash -> new CrashTest.Plan(scenario, crash, clean.ended()));
        });
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aCrashAnywhereChangesNothingOfTheEndAndTouchesNobody(CrashTest.Plan plan) {
        Simulation crashed = Simulation.run(plan.scenario(), plan.crash());

        assertThat(crashed.crashes()).isEqualTo(1);
        assertThat(crashed.ended()).isEqualTo(plan.clean());
        assertThat(crashed.captures()).filteredOn(session -> session.name().equals(BYSTANDER)).singleElement()
                .extracting(CaptureView::status).isEqualTo("Running");
    }

    @Test
    void aFreeNameIsOrderedOnceAndRemovedWithItsRequest() {
        Ended end = Simulation.run(FREE, CrashPoint.NEVER).ended();

        assertThat(end.creates()).isEqualTo(1);
        assertThat(end.deletes()).isEqualTo(1);
        assertThat(end.sessions()).containsExactly(BYSTANDER);
    }

    @Test
    void aReplacedSessionMakesRoomOnceAndKeepsItsFile() {
        for (Scenario scenario : List.of(REPLACE, REPLACE_IN_THE_DARK)) {
            Ended end = Simulation.run(scenario, CrashPoint.NEVER).ended();

            assertThat(end.creates()).as("the stranger's and ours").isEqualTo(2);
            assertThat(end.deletes()).isEqualTo(1);
            assertThat(end.status()).containsEntry("Ready", "True Completed").containsEntry("captureName", "nightly");
            assertThat(end.files()).as("the stranger's and ours").isEqualTo(2);
        }
    }

    @Test
    void anAdoptedSessionIsNeitherOrderedNorDeleted() {
        Ended end = Simulation.run(ADOPT, CrashPoint.NEVER).ended();

        assertThat(end.creates()).as("the stranger's own").isEqualTo(1);
        assertThat(end.deletes()).isZero();
        assertThat(end.status()).as("the request is gone").isEmpty();
        assertThat(end.sessions()).contains("nightly");
    }

    @Test
    void ofTwoRequestsForOneNameTheSecondIsTold() {
        Simulation rivals = Simulation.run(RIVALS, CrashPoint.NEVER);

        assertThat(rivals.ended().creates()).isEqualTo(1);
        assertThat(rivals.ended().deletes()).isZero();
        assertThat(rivals.word("look-at-web-2")).isEqualTo("True Running");
        assertThat(rivals.word(Staging.RIVAL)).isEqualTo("False NameConflict");
    }

    private static Staging staging(String spec, Optional<String> rival, String... strangers) {
        return new Staging("nightly", spec, List.of(strangers), rival, false);
    }
}
