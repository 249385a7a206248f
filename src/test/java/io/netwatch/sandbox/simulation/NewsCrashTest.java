package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.notify.Reply;
import io.netwatch.sandbox.simulation.Mailroom.Answers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** News beside captures: kill the process at every call, let the sink fail, and nobody loses anything by it. */
class NewsCrashTest {
    private static final Answers WELL = (_, _) -> new Reply.Delivered();
    private static final Answers DEAD = (_, _) -> new Reply.Unavailable("sink.test did not answer.",
            Optional.empty());
    private static final Scenario PLAIN = Scenario.TO_THE_TIME_LIMIT;
    private static final Scenario BRIEF = new Scenario("gone at once", 300, Optional.empty(), Optional.empty(),
            "{ttlSecondsAfterFinished: 0}");

    private static final Mailroom CLEAN = Mailroom.run(PLAIN, CrashPoint.NEVER, WELL);

    static Stream<CrashPoint> crashes() {
        return IntStream.rangeClosed(1, CLEAN.simulation().calls().size()).boxed()
                .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)));
    }

    @Test
    void anOrdinaryCaptureIsToldTwiceOnceEach() {
        assertThat(CLEAN.received()).containsExactly("started", "finished");
        assertThat(CLEAN.mark()).isEqualTo("Finished Delivered");
        assertThat(CLEAN.simulation().calls().stream().filter("send"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAnywhereLosesNothingAndRepeatsAtMostOnceWithTheSameId(CrashPoint crash) {
        Mailroom room = Mailroom.run(PLAIN, crash, WELL);

        assertThat(room.crashes()).isEqualTo(1);
        assertThat(room.simulation().ended()).isEqualTo(CLEAN.simulation().ended());
        assertThat(room.mark()).isEqualTo("Finished Delivered");
        assertThat(Set.copyOf(room.ids())).isEqualTo(Set.copyOf(CLEAN.ids()));
        assertThat(room.ids()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aProcessThatDiesBetweenMessageAndMarkRepeatsThatMessage() {
        List<String> calls = CLEAN.simulation().calls();
        CrashPoint afterTheLastMessage = new CrashPoint(calls.lastIndexOf("send") + 1, false);

        assertThat(Mailroom.run(PLAIN, afterTheLastMessage, WELL).received())
                .containsExactly("started", "finished", "finished");
    }

    @Test
    void aDeadSinkChangesNothingOfTheCaptureAndIsGivenUpInSilence() {
        Mailroom room = Mailroom.run(PLAIN, CrashPoint.NEVER, DEAD);
        Simulation undisturbed = Simulation.run(PLAIN, CrashPoint.NEVER);

        assertThat(room.simulation().ended()).isEqualTo(undisturbed.ended());
        assertThat(acts(room.simulation())).isEqualTo(acts(undisturbed));
        assertThat(room.mark()).isEqualTo("Finished Pending");

        room.runTo(Duration.ofHours(7));
        assertThat(room.mark()).isEqualTo("Finished GivenUp");
        assertThat(room.pauses()).allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(5),
                Duration.ofMinutes(16)));
        assertThat(room.received()).hasSizeLessThan(50);
        assertThat(room.simulation().told()).filteredOn(event -> event.startsWith("NewsUndelivered"))
                .hasSize(3).first().asString().contains("Started for on-call: sink.test did not answer.");
        int calls = room.simulation().calls().size();

        room.runTo(Duration.ofHours(8));
        assertThat(room.simulation().calls()).hasSize(calls);
    }

    @Test
    void deletionDoesNotWaitForADeadSink() {
        Scenario deleted = Scenario.DELETED_WHILE_RUNNING;
        Duration soon = deleted.deletion().orElseThrow().plusMinutes(3);
        Mailroom room = Mailroom.run(deleted, CrashPoint.NEVER, DEAD, soon);

        assertThat(room.mark()).as("the request is gone").isEmpty();
        assertThat(room.simulation().ended().sessions()).isEmpty();
        int sent = room.received().size();
        room.runTo(soon.plusHours(1));
        assertThat(room.received()).hasSize(sent);
    }

    @Test
    void aTimeToLiveWaitsUntilTheNewsIsTold() {
        Answers twiceDown = (count, now) -> (count == 2 || count == 3 ? DEAD : WELL).to(count, now);
        Mailroom room = Mailroom.run(BRIEF, CrashPoint.NEVER, twiceDown);

        assertThat(room.received()).containsExactly("started", "finished", "finished", "finished");
        assertThat(room.ids().subList(1, 4)).containsOnly(room.ids().getLast());
        assertThat(room.mark()).as("the request is gone").isEmpty();
    }

    @Test
    void aSinkIsNotAskedBeforeItWantsToBe() {
        Duration busy = Duration.ofMinutes(7);
        Answers limited = (count, now) -> count == 1
                ? new Reply.Unavailable("sink.test answered 429.", Optional.of(now.plus(busy)))
                : WELL.to(count, now);
        Mailroom room = Mailroom.run(PLAIN, CrashPoint.NEVER, limited);

        assertThat(room.received()).as("what is over by then is not told any more")
                .containsExactly("started", "finished");
        assertThat(room.pauses()).singleElement().satisfies(
                pause -> assertThat(pause).isBetween(busy, busy.plusSeconds(5)));
    }

    private static List<String> acts(Simulation simulation) {
        return simulation.calls().stream().filter(call -> Character.isUpperCase(call.charAt(0))).toList();
    }
}
