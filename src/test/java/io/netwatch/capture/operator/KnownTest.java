package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Plan;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.Story;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was read from Azure is not read again for a while, unless somebody was blocked by it. */
class KnownTest {
    private static final Request REQUEST = Asking.request("uid-1");
    private static final ReadTarget TARGET = new ReadTarget(Asking.MACHINE);
    private static final ReadStorage STORAGE = new ReadStorage(Asking.ACCOUNT);
    private static final ReadWatchers WATCHERS = new ReadWatchers("s");
    private static final CountSessions COUNT = new CountSessions(Asking.WATCHER, "westus2");

    private final List<Call> calls = new ArrayList<>();
    private Instant now = Asking.NOW;
    private Function<Call, Observation> azure = _ -> new Observation.GroupRead("");
    private final Known known = new Known((_, call) -> {
        calls.add(call);
        return azure.apply(call);
    }, () -> now);

    static Stream<Arguments> lives() {
        return Stream.of(Arguments.of(TARGET, Duration.ofSeconds(60)), Arguments.of(WATCHERS, Duration.ofMinutes(10)),
                Arguments.of(STORAGE, Duration.ofMinutes(10)),
                Arguments.of(new ReadGroup("s", "g"), Duration.ofHours(1)),
                Arguments.of(COUNT, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void aFactIsReadAgainOnlyWhenItsTimeIsOver(Call call, Duration life) {
        known.perform(REQUEST, call);
        now = now.plus(life).minusMillis(1);
        known.perform(REQUEST, call);
        assertThat(calls).hasSize(1);

        now = now.plusMillis(2);
        known.perform(REQUEST, call);
        assertThat(calls).hasSize(2);
    }

    @Test
    void idsAndNamesOfAnyCaseAreTheSame() {
        known.perform(REQUEST, TARGET);
        known.perform(REQUEST, new ReadTarget(new ArmId(Asking.MACHINE.text().toUpperCase(Locale.ROOT))));
        known.perform(REQUEST, new ReadGroup("s", "MyGroup"));
        known.perform(REQUEST, new ReadGroup("S", "mygroup"));

        assertThat(calls).hasSize(2);
    }

    @Test
    void whatOneIdentitySawIsNotToldToAnother() {
        known.perform(REQUEST, TARGET);
        known.perform(Asking.as("theirs"), TARGET);
        known.perform(Asking.as("ours"), TARGET);

        assertThat(calls).hasSize(3);
    }

    @Test
    void aRefusalIsNotRemembered() {
        azure = call -> new Observation.Refused(call, ArmFailure.lost("timeout"));
        known.perform(REQUEST, TARGET);
        azure = call -> new Observation.Postponed(call, now, true);
        known.perform(REQUEST, TARGET);
        azure = _ -> new Observation.TargetRead(Optional.empty());

        assertThat(known.perform(REQUEST, TARGET)).isEqualTo(new Observation.TargetRead(Optional.empty()));
        assertThat(calls).hasSize(3);
    }

    /** Azure's own wish, so it outlasts even somebody's being blocked. */
    @Test
    void whereAzureAsksForAPauseItsRefusalIsTheAnswerUntilThen() {
        azure = call -> new Observation.Refused(call,
                ArmFailure.refused(429, "Busy", "Later.").notBefore(Asking.NOW.plusSeconds(20)));
        known.perform(REQUEST, STORAGE);
        known.blocked(REQUEST, Reason.NameConflict);
        now = now.plusSeconds(19);
        known.perform(REQUEST, STORAGE);
        assertThat(calls).hasSize(1);

        now = now.plusSeconds(2);
        known.perform(REQUEST, STORAGE);
        assertThat(calls).hasSize(2);
    }

    @Test
    void aFailureOfOurOwnIsThrownAndNotRemembered() {
        azure = _ -> {
            throw new IllegalStateException("a bug");
        };
        assertThatThrownBy(() -> known.perform(REQUEST, TARGET)).hasMessage("a bug");

        azure = _ -> new Observation.TargetRead(Optional.empty());
        assertThat(known.perform(REQUEST, TARGET)).isNotNull();
    }

    @Test
    void onceACaptureIsOrderedItsMachineIsLookedAtAnew() {
        Request ordered = REQUEST.with(Story.NONE.with(new Plan(new SessionRef(Asking.WATCHER, "night"), 1, now)));
        known.perform(REQUEST, TARGET);
        known.perform(ordered, TARGET);

        assertThat(calls).hasSize(2);
    }

    @Test
    void questionsAboutSessionsAlwaysGoToAzure() {
        Look look = new Look(new SessionRef(Asking.WATCHER, "night"));
        known.perform(REQUEST, look);
        known.perform(REQUEST, look);

        assertThat(calls).hasSize(2);
    }

    static Stream<Arguments> blocks() {
        return Stream.of(Arguments.of(Reason.InvalidSpec, List.of()),
                Arguments.of(Reason.TargetStopped, List.of(TARGET)),
                Arguments.of(Reason.StorageUnusable, List.of(TARGET, STORAGE)),
                Arguments.of(Reason.NoWatcher, List.of(TARGET, WATCHERS, COUNT)),
                Arguments.of(Reason.AzureRefused, List.of(TARGET, STORAGE, WATCHERS, COUNT)));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatSomebodyWasBlockedByIsReadAnewAndNothingElse(Reason reason, List<Call> again) {
        ReadTarget other = new ReadTarget(new ArmId(Asking.MACHINE.text() + "2"));
        List<Call> all = List.of(TARGET, STORAGE, WATCHERS, COUNT, other);
        all.forEach(call -> known.perform(REQUEST, call));
        calls.clear();

        known.blocked(REQUEST, reason);
        all.forEach(call -> known.perform(REQUEST, call));

        assertThat(calls).containsExactlyElementsOf(again);
    }

    @Test
    void aThousandRequestsThatAskAtOnceShareOneCall() throws Exception {
        int crowd = 1000;
        CountDownLatch arrived = new CountDownLatch(crowd);
        List<Call> slow = new ArrayList<>();
        Known shared = new Known((_, call) -> {
            slow.add(call);
            await(arrived);
            return new Observation.WatchersRead(List.of());
        }, () -> now);
        Callable<Observation> ask = () -> {
            arrived.countDown();
            return shared.perform(REQUEST, WATCHERS);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Observation> answer : threads
                    .invokeAll(IntStream.range(0, crowd).mapToObj(_ -> ask).toList())) {
                assertThat(answer.get()).isEqualTo(new Observation.WatchersRead(List.of()));
            }
        }
        assertThat(slow).hasSize(1);
    }

    @Test
    void hitsAndMissesAreCounted() {
        known.perform(REQUEST, TARGET);
        known.perform(REQUEST, TARGET);

        assertThat(known.cache().synchronous().stats().hitCount()).isEqualTo(1);
        assertThat(known.cache().synchronous().stats().missCount()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
