package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Named.NIGHTLY;
import static io.netwatch.capture.core.request.Named.NOBODY;
import static io.netwatch.capture.core.request.Named.ended;
import static io.netwatch.capture.core.request.Named.made;
import static io.netwatch.capture.core.request.Named.ordered;
import static io.netwatch.capture.core.request.Named.runs;
import static io.netwatch.capture.core.request.Named.there;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code conflictPolicy: Replace}: the recorded session is ended and its name awaited, and no other is touched. */
class MakingRoomTest {
    private static final SessionRead GONE = new SessionRead(Optional.empty());
    private static final Plan RECORDED = new Plan(NIGHTLY, 1, CREATED, new Origin.Replaced(CREATED));
    private static final Given REPLACING = ordered(new Origin.Replaced(CREATED)).spec("{conflictPolicy: Replace}")
            .at(5);
    private static final Given OWN = REPLACING.sees(new IntentRecorded(RECORDED));

    @TestFactory
    Stream<DynamicTest> itIsStoppedThenDeletedAndEachIsAwaited() {
        Given runs = REPLACING.sees(there(VM)).sees(runs(CREATED));
        Given stopping = runs.sees(NOBODY).sees(new StopAnswered(true));
        Given over = REPLACING.sees(there(VM)).sees(ended());
        Given deleting = over.sees(NOBODY).sees(new DeleteAnswered());
        return table(rule("it is recorded first", OWN, again(8)),
                rule("is it there?", REPLACING, new ReadSession(NIGHTLY)),
                rule("is it that one?", REPLACING.sees(there(VM)), new ReadRun(NIGHTLY)),
                rule("does anybody live by it?", runs, new ReadClaims(NIGHTLY)),
                rule("nobody: stop it", runs.sees(NOBODY), new Stop(NIGHTLY)),
                rule("Azure is at it", stopping, again(8)),
                rule("and still is", next(stopping, 60).sees(there(VM)).sees(runs(CREATED)), again(63)),
                rule("it has stopped meanwhile", next(stopping, 60).sees(there(VM)).sees(ended()).sees(NOBODY),
                        new Delete(NIGHTLY)),
                rule("it has stopped: delete it", over.sees(NOBODY), new Delete(NIGHTLY)),
                rule("Azure is at that too", deleting, again(8)),
                rule("and still is", next(deleting, 60).sees(there(VM)).sees(ended()), again(63)),
                rule("after a minute it is said again", next(deleting, 65).sees(there(VM)).sees(ended()).sees(NOBODY),
                        new Delete(NIGHTLY)));
    }

    @TestFactory
    Stream<DynamicTest> theNameIsFreeWhenNothingCanEndTheNewSession() {
        Wait quiet = new Wait(sec(100), Reason.Queued,
                NIGHTLY.id() + " is gone, but an unanswered order to end it may still arrive.");
        Given gone = REPLACING.at(10).sees(GONE);
        return table(
                rule("whoever knows that all was answered goes on at once", OWN.at(10).sees(GONE), new ReadTarget(VM)),
                rule("whoever cannot know waits for 90 s", gone, quiet),
                rule("and asks again", next(gone, 99).sees(GONE), quiet),
                rule("then the request is prepared anew", next(gone, 100).sees(GONE), new ReadTarget(VM)),
                rule("it has come back: from then on it is counted anew",
                        next(next(gone, 50).sees(there(VM)), 99).sees(GONE),
                        new Wait(sec(189), Reason.Queued, quiet.detail())));
    }

    @ParameterizedTest
    @MethodSource
    void anOrderThatMayStillArriveIsAwaited(Observation doubtful) {
        assertThat(OWN.sees(doubtful).at(10).sees(GONE).request().story().plan()).isPresent();
    }

    static Stream<Observation> anOrderThatMayStillArriveIsAwaited() {
        return Stream.of(new Refused(new Stop(NIGHTLY), ArmFailure.lost("no answer")),
                new Refused(new Delete(NIGHTLY), ArmFailure.lost("no answer")),
                new Postponed(new Stop(NIGHTLY), sec(9), false), new Postponed(new Delete(NIGHTLY), sec(9), false));
    }

    @ParameterizedTest
    @MethodSource
    void anOrderThatAzureCertainlyDidNotTakeIsNot(Observation certain) {
        assertThat(OWN.sees(certain).at(10).sees(GONE).request().story().plan()).isEmpty();
    }

    static Stream<Observation> anOrderThatAzureCertainlyDidNotTakeIsNot() {
        return Stream.of(new Refused(new Stop(NIGHTLY), ArmFailure.refused(409, "Conflict", "No.")),
                new Refused(new Delete(NIGHTLY), ArmFailure.notSent("no route")),
                new Postponed(new Stop(NIGHTLY), sec(9), true), new Postponed(new Delete(NIGHTLY), sec(9), true));
    }

    @Test
    void aNewerSessionOfTheNameIsLeftAlone() {
        assertThat(REPLACING.sees(there(VM)).sees(runs(sec(1))).decision()).isEqualTo(new Stall(sec(605),
                Reason.NameConflict,
                "A newer session has taken the name of the one to be replaced: it is " + NIGHTLY.id()
                        + ", and it is left alone."));
    }

    @Test
    void aRecordThatTheSpecDoesNotAgreeWithReplacesNothing() {
        assertThat(REPLACING.spec("{captureName: another}").decision()).isEqualTo(new ReadTarget(VM));
    }

    @Test
    void onlyOfOneThatIsToBeReplacedItIsCountedHowLongItIsGone() {
        assertThat(made().at(10).sees(GONE).request().story().missingSince()).isEmpty();
        assertThat(REPLACING.at(10).sees(GONE).request().story().missingSince()).contains(sec(10));
    }

    private static Given next(Given visit, long seconds) {
        return visit.rests(new Wait(sec(seconds), Reason.Queued, "")).at(seconds);
    }

    private static Wait again(long seconds) {
        return new Wait(sec(seconds), Reason.Queued, NIGHTLY.id() + " is making room.");
    }
}
