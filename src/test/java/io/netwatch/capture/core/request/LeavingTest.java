package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.UID;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.running;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Given.session;
import static io.netwatch.capture.core.request.Given.stopped;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Done;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The request is being deleted: the finalizer leaves only when nothing is and nothing can come. */
class LeavingTest {
    private static final Queried NOT_KNOWN = new Queried(Optional.empty());
    private static final Looked NOT_THERE = new Looked(Optional.empty());

    @TestFactory
    Stream<DynamicTest> withNothingToRemoveItLeavesAtOnce() {
        return table(rule("nothing was ordered", aRequest().deleted(), new Release()),
                rule("not even a target was read", aRequest().spec("{target: null}").deleted(), new Release()),
                rule("Retain leaves the session alone", aCapture().spec("{deletionPolicy: Retain}").deleted(),
                        new Release()),
                rule("Retain may be said while deleting",
                        aCapture().deleted().rests(new Retry(sec(300), Reason.Forbidden))
                                .edited("{deletionPolicy: Retain}").at(1),
                        new Release()),
                rule("a session of another installation is never touched",
                        anOrder().orderedAs("night-99999999-" + UID).deleted(), new Release()),
                rule("nor one of another request",
                        anOrder().orderedAs("night-0a1b2c3d-00000000-0000-0000-0000-000000000000").deleted(),
                        new Release()),
                rule("nor a person's own", anOrder().orderedAs("night").confirmed(BLOB).deleted(), new Release()));
    }

    @TestFactory
    Stream<DynamicTest> aRunningCaptureIsStoppedFirst() {
        Given leaving = aCapture().deleted().at(100);
        return table(rule("how is it?", leaving, new Query(SESSION)),
                rule("it runs: stop it", leaving.sees(new Queried(Optional.of(running()))), new Stop(SESSION)),
                rule("and await that", leaving.sees(new StopAnswered(true)), new Wait(sec(103), Reason.Stopping, "")),
                rule("it has gone before it was stopped", leaving.sees(new StopAnswered(false)), new Delete(SESSION)),
                rule("it has stopped: delete it", leaving.sees(new Queried(Optional.of(stopped("Manual")))),
                        new Delete(SESSION)),
                rule("it is not known: deleted all the same", leaving.sees(NOT_KNOWN), new Delete(SESSION)));
    }

    @TestFactory
    Stream<DynamicTest> itLeavesOnlyWhenAzureHasSaidThatNothingIsThere() {
        Given leaving = aCapture().deleted().at(100);
        return table(
                rule("an accepted DELETE is not the end: look", leaving.sees(new DeleteAnswered()), new Look(SESSION)),
                rule("still there: again 3 s later", leaving.sees(new Looked(Optional.of(session()))),
                        new Wait(sec(103), Reason.Stopping, "")),
                rule("gone: leave", leaving.sees(NOT_THERE), new Release()),
                rule("a refused DELETE is tried again", leaving.fails(new Delete(SESSION), 409, "Conflict"),
                        new Retry(sec(102), Reason.AzureRefused)),
                rule("a missing right is tried again", leaving.fails(new Delete(SESSION), 403, "AuthorizationFailed"),
                        new Retry(sec(102), Reason.Forbidden)));
    }

    @TestFactory
    Stream<DynamicTest> anUnansweredOrderMayStillArrive() {
        Given leaving = anOrder().deleted();
        Wait until = new Wait(sec(90), Reason.Stopping, "An unanswered order may still arrive.");
        return table(rule("how is it?", leaving.at(5), new Query(SESSION)),
                rule("not known: deleted all the same", leaving.at(5).sees(NOT_KNOWN), new Delete(SESSION)),
                rule("not there yet", leaving.at(5).sees(NOT_THERE), until),
                rule("not there in the last instant", leaving.at(89).sees(NOT_THERE), until),
                rule("not there after the window: leave", leaving.at(90).sees(NOT_THERE), new Release()),
                rule("it has arrived: it is removed like any other",
                        leaving.at(5).sees(new Queried(Optional.of(running()))), new Stop(SESSION)),
                rule("it was seen once, so its absence is certain",
                        leaving.at(5).sees(new Queried(Optional.of(stopped("Manual")))).sees(new DeleteAnswered())
                                .sees(NOT_THERE),
                        new Release()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsFinalStaysFinal() {
        Given finished = aCapture().ended(300, "TimeExceeded").standing(Reason.Completed).at(400);
        return table(rule("nothing ever happens again", finished, new Done()),
                rule("not even when somebody says Stopped", finished.edited("{desiredState: Stopped}"), new Done()),
                rule("deletion removes its session", finished.deleted(), new Query(SESSION)),
                rule("a failed one's too",
                        aCapture().ended(300, "AgentStopped").standing(Reason.StoppedByAgent).deleted(),
                        new Query(SESSION)),
                rule("one that was never ordered leaves at once",
                        aRequest().standing(Reason.StartDeadlineExceeded).deleted(), new Release()));
    }
}
