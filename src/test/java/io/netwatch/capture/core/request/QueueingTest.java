package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.FULL;
import static io.netwatch.capture.core.request.Given.ROOM;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No place among the sessions of a region: since when, and until about when. */
class QueueingTest {

    @TestFactory
    Stream<DynamicTest> aRequestWaitsForItsTurn() {
        return table(//
                rule("room: it is ordered", aRequest().placeable().sessionsAre(ROOM), new RecordIntent(plan(1, 0))),
                rule("full, and nobody knows for how long: the pauses grow with the wait",
                        aRequest().placeable().sessionsAre(FULL), queued(60, "02:00:00", "02:01:00")),
                rule("a known end is waited for", aRequest().placeable().sessionsAre(until(240)),
                        queued(240, "02:00:00", "02:04:00")),
                rule("but somebody may make room before", aRequest().placeable().sessionsAre(until(7200)),
                        queued(300, "02:00:00", "04:00:00")),
                rule("a start deadline is not slept through",
                        aRequest().spec("{startDeadlineSeconds: 30}").placeable().sessionsAre(FULL),
                        queued(31, "02:00:00", "02:01:00")),
                rule("later it still knows since when", again(120, FULL), queued(240, "02:00:00", "02:04:00")),
                rule("and goes on when there is room", again(120, ROOM), new RecordIntent(plan(1, 120))));
    }

    @Test
    void anExpectationThatMovesByAMomentIsNotWrittenAgain() {
        Given told = told(aRequest().placeable().sessionsAre(until(240)));

        assertThat(report(told.at(60).placeable().sessionsAre(until(280))).isNews()).isFalse();
        assertThat(report(told.at(60).placeable().sessionsAre(until(301))).isNews()).isTrue();
    }

    /** Azure's end of the next capture may lie in the past: then nobody knows, and the pauses grow. */
    @Test
    void anEndThatHasPassedIsNoExpectation() {
        assertThat(aRequest().placeable().sessionsAre(until(-5)).decision())
                .isEqualTo(queued(60, "02:00:00", "02:01:00"));
        assertThat(aRequest().placeable().sessionsAre(until(0)).decision())
                .isEqualTo(queued(60, "02:00:00", "02:01:00"));
    }

    @Test
    void nothingOfTheWaitIsLeftOnceAnOrderIsRecorded() {
        Request waited = told(aRequest().placeable().sessionsAre(FULL)).request();

        assertThat(waited.status().preflight().queuedSince()).isEqualTo("2026-03-01T02:00:00Z");
        assertThat(waited.status().preflight().expectedStart()).isEqualTo("2026-03-01T02:01:00Z");
        assertThat(Report.of(waited, plan(1, 60)).status().preflight()).isNull();
    }

    /** Full at the beginning, this count at a later visit. */
    private static Given again(long seconds, SessionCount count) {
        return told(aRequest().placeable().sessionsAre(FULL)).at(seconds).placeable().sessionsAre(count);
    }

    private static Given told(Given given) {
        return given.read(report(given).status()).rests((Rest) given.decision());
    }

    private static Report report(Given given) {
        return Report.of(given.request(), (Rest) given.decision(), given.now());
    }

    private static SessionCount until(long seconds) {
        return new SessionCount(3, 3, sec(0), Optional.of(sec(seconds)));
    }

    private static Wait queued(long until, String since, String expected) {
        return new Wait(sec(until), Reason.Queued, ("All 3 places for sessions below west are taken; in line since "
                + "2026-03-01T%sZ, the next place is expected about 2026-03-01T%sZ.").formatted(since, expected));
    }
}
