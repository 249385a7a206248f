package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Keep;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process remembers between two visits: a reason to keep still, never a reason to act. */
class ProgressTest {
    @TestFactory
    Stream<DynamicTest> afterAPauseForAzuresLimitsAVisitGoesOnWhereTheLastOneStopped() {
        Given paused = aRequest().targetIs(READY).rests(new Retry(sec(30), Reason.Throttled));
        ReadTarget again = new ReadTarget(VM);
        return table(
                rule("the target is known", paused.at(30), new Decision.ReadWatchers("s1")),
                rule("unless it was read long ago", paused.at(300).progress(paused.at(300).progress()
                        .atStart(paused.request(), sec(300))), again),
                rule("or the spec has changed", paused.at(30).edited("{reason: x}").progress(paused.progress()
                        .atStart(paused.edited("{reason: x}").request(), sec(30))), again),
                rule("other pauses end with a fresh look",
                        aRequest().targetIs(READY).rests(new Retry(sec(30), Reason.NoAnswer)).at(30), again));
    }

    @TestFactory
    Stream<DynamicTest> aVisitBeforeItsTimeKeepsStill() {
        Given watching = aCapture().at(8).rests(new Wait(sec(16), Reason.Running, ""));
        Given blocked = aRequest().rests(new Stall(sec(600), Reason.TargetStopped, ""));
        return table(rule("too early", watching.at(15), new Keep(sec(16))),
                rule("still too early after another visit", watching.rests(new Keep(sec(16))).at(15),
                        new Keep(sec(16))),
                rule("due", watching.at(16), new Query(SESSION)),
                rule("a blocked request keeps still too", blocked.at(599), new Keep(sec(600))),
                rule("and is looked at when due", blocked.at(600), new ReadTarget(VM)),
                rule("Azure's own pause is kept", aCapture().rests(new Retry(sec(30), Reason.Throttled)).at(29),
                        new Keep(sec(30))),
                rule("an edit is looked at at once", watching.edited("{reason: why}").at(9), new Query(SESSION)),
                rule("an edit of a blocked request too", blocked.edited("{reason: why}").at(9), new ReadTarget(VM)),
                rule("a deletion too", watching.deleted().at(9), new Look(SESSION)),
                rule("but not inside a pause that Azure asked for",
                        aCapture().rests(new Retry(sec(30), Reason.Throttled)).deleted().at(29), new Keep(sec(30))),
                rule("not even when it was asked for one thing alone",
                        aCapture().rests(new Retry(sec(30), Reason.AzureBusy, "", true)).edited("{reason: why}").at(29),
                        new Keep(sec(30))),
                rule("trouble without a pause keeps nobody waiting",
                        aCapture().rests(new Retry(sec(30), Reason.AzureBusy)).edited("{reason: why}").at(29),
                        new Query(SESSION)),
                rule("a restarted process looks at once", watching.progress(Progress.NONE).at(9),
                        new Decision.ListSessions(SESSION.watcher())));
    }

    /** Asked anew, the look would take the place that was kept for the query, 25 times a second and for ever. */
    @TestFactory
    Stream<DynamicTest> theNextVisitBeginsWithTheQuestionThatHadToWait() {
        Query query = new Query(SESSION);
        Given paused = aCapture().deleted().at(8).sees(new Observation.Postponed(query, sec(20), true))
                .rests(new Retry(sec(20), Reason.Throttled));
        return table(rule("the query, without another look", paused.at(20), query),
                rule("its answer is used", paused.at(20).sees(new Observation.Queried(Optional.empty())),
                        new Decision.Delete(SESSION)),
                rule("and it is not asked twice", paused.at(20).sees(new Observation.Queried(Optional.empty()))
                        .rests(new Wait(sec(23), Reason.Stopping, "")).at(23), new Look(SESSION)),
                rule("an order is never repeated like that",
                        aCapture().deleted().at(8)
                                .sees(new Observation.Postponed(new Decision.Delete(SESSION), sec(20), true))
                                .rests(new Retry(sec(20), Reason.Throttled)).at(20),
                        new Look(SESSION)),
                rule("after a restart everything is looked at anew", paused.at(20).progress(Progress.NONE),
                        new Look(SESSION)));
    }

    @ParameterizedTest
    @MethodSource
    void aQuestionOfEveryKindIsAskedFirstAfterThePause(Decision.Call question) {
        assertThat(postponed(question).at(20).decision()).isEqualTo(question);
    }

    static Stream<Decision.Call> aQuestionOfEveryKindIsAskedFirstAfterThePause() {
        return Stream.of(new Look(SESSION), new Query(SESSION), new Decision.ReadSession(SESSION),
                new Decision.ReadRun(SESSION), new Decision.ListSessions(SESSION.watcher()));
    }

    @TestFactory
    Stream<DynamicTest> butNotWhenItHasBecomeIdle() {
        Given living = aCapture().at(8).sees(new Observation.Postponed(new Decision.ListSessions(SESSION.watcher()),
                sec(20), true)).rests(new Retry(sec(20), Reason.Throttled));
        Given held = aRequest().at(8).sees(new Observation.Postponed(new Decision.ReadSession(SESSION), sec(20), true))
                .rests(new Retry(sec(20), Reason.Throttled)).edited("{desiredState: Stopped}");
        Wait hold = new Wait(sec(620), Reason.Held, "");
        return table(rule("it was deleted meanwhile: everything is asked afresh", living.deleted().at(20),
                new Look(SESSION)),
                rule("another process has said the final word", living.standing(Reason.Completed).at(20),
                        new Decision.Done()),
                rule("it was deleted after the final word: its session has to go all the same",
                        postponed(new Query(SESSION)).standing(Reason.Completed).at(20), new Query(SESSION)),
                rule("it is held back now", held.at(20), hold),
                rule("and stays so at the next visit", held.at(20).rests(hold).at(620),
                        new Wait(sec(1220), Reason.Held, "")));
    }

    private static Given postponed(Decision.Call question) {
        return aCapture().deleted().at(8).sees(new Observation.Postponed(question, sec(20), true))
                .rests(new Retry(sec(20), Reason.Throttled));
    }

    @TestFactory
    Stream<DynamicTest> whatCouldNotBeWrittenIsToldAgainAtOnceButNotInsideAPauseOfAzures() {
        Given throttled = aCapture().rests(new Retry(sec(30), Reason.Throttled));
        Given waiting = aCapture().rests(new Wait(sec(16), Reason.Running, ""));
        return table(
                rule("Azure's pause is kept", throttled.progress(throttled.progress().untold()).at(29),
                        new Keep(sec(30))),
                rule("our own is not", waiting.progress(waiting.progress().untold()).at(9),
                        new Decision.ListSessions(SESSION.watcher())));
    }

    @Test
    void everyVisitReadsAzureAfresh() {
        Given next = aRequest().targetIs(READY).watchersAre(Given.WEST)
                .rests(new Wait(sec(0), Reason.Starting, ""));
        assertThat(next.decision()).isEqualTo(new ReadTarget(VM));
    }

    @Test
    void aKeptVisitDoesNotForgetFailures() {
        Given failing = aRequest().failedBefore(3).rests(new Keep(sec(0)));
        assertThat(failing.fails(new ReadTarget(VM), 503, "").decision())
                .isEqualTo(new Retry(sec(16), Reason.AzureUnavailable, "Azure said 503."));
    }

    @Test
    void nothingIsRememberedOfWhatIsOver() {
        Progress busy = aRequest().failedBefore(3).progress();
        assertThat(busy.after(new Finish(Reason.Completed, ""), aRequest().request())).isEqualTo(Progress.NONE);
        assertThat(busy.after(new Decision.Release(), aRequest().request())).isEqualTo(Progress.NONE);
        assertThat(busy.after(new Decision.Expire(), aRequest().request())).isEqualTo(Progress.NONE);
        assertThat(busy.after(new Decision.Done(), aRequest().request())).isEqualTo(Progress.NONE);
    }
}
