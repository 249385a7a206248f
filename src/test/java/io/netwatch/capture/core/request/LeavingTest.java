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
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The request is being deleted: the finalizer leaves only when nothing is and nothing can come. */
class LeavingTest {
    @Test
    void whoeverLeavesLearnsThatItsSessionIsThereAndNotThatItIsGone() {
        Given leaving = Given.anOrder().deleted().at(100);
        Story there = leaving.sees(new Observation.Looked(Optional.of(Given.session()))).request().story();
        Story gone = leaving.sees(new Observation.Looked(Optional.empty())).request().story();

        assertThat(there.confirmed()).isPresent();
        assertThat(gone.plan()).as("the order to delete still needs it").isPresent();
    }

    private static final Queried NOT_KNOWN = new Queried(Optional.empty());
    private static final Queried RUNS = new Queried(Optional.of(running()));
    private static final Looked NOT_THERE = new Looked(Optional.empty());
    private static final Looked THERE = new Looked(Optional.of(session("Succeeded")));

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
                rule("even while Azure wants no call, for none is needed",
                        aCapture().deleted().rests(new Retry(sec(300), Reason.Throttled))
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
        Given stopping = leaving.sees(new StopAnswered(true));
        Wait soon = new Wait(sec(103), Reason.Stopping, "");
        return table(rule("is it there?", leaving, new Look(SESSION)),
                rule("it is: how is it?", leaving.sees(THERE), new Query(SESSION)),
                rule("it runs: stop it", leaving.sees(RUNS), new Stop(SESSION)),
                rule("and await that", stopping, soon),
                rule("it still runs: not told twice", stopping.sees(RUNS), soon),
                rule("it still runs a minute later: told again", stopping.at(160).sees(RUNS), new Stop(SESSION)),
                rule("it has gone before it was stopped", leaving.sees(new StopAnswered(false)), new Delete(SESSION)),
                rule("it has stopped: delete it", leaving.sees(new Queried(Optional.of(stopped("Manual")))),
                        new Delete(SESSION)),
                rule("its state is not known: deleted all the same", leaving.sees(NOT_KNOWN), new Delete(SESSION)));
    }

    @TestFactory
    Stream<DynamicTest> itLeavesOnlyWhenAzureHasSaidThatNothingIsThere() {
        Given leaving = aCapture().deleted().at(100);
        Given deleting = leaving.sees(new DeleteAnswered());
        Wait soon = new Wait(sec(103), Reason.Stopping, "");
        return table(rule("an accepted DELETE is not the end: look", deleting, new Look(SESSION)),
                rule("still there: again 3 s later", deleting.sees(THERE), soon),
                rule("still there a minute later: begun anew", deleting.at(160).sees(THERE), new Query(SESSION)),
                rule("gone: leave", deleting.sees(NOT_THERE), new Release()),
                rule("not there from the first: deleted all the same", leaving.sees(NOT_THERE), new Delete(SESSION)),
                rule("Azure is already at it, says a restarted process' look",
                        leaving.sees(new Looked(Optional.of(session("Deleting")))), soon),
                rule("a refused DELETE is tried again", leaving.fails(new Delete(SESSION), 409, "Conflict"),
                        new Retry(sec(102), Reason.AzureRefused, "Azure said 409 Conflict.")),
                rule("a missing right is tried again", leaving.fails(new Delete(SESSION), 403, "AuthorizationFailed"),
                        new Retry(sec(102), Reason.Forbidden, "It needs"
                                + " Microsoft.Network/networkWatchers/packetCaptures/delete: assign the role Network"
                                + " Contributor on /subscriptions/s1/resourceGroups/NetworkWatcherRG."
                                + " Azure said 403 AuthorizationFailed.")));
    }

    @TestFactory
    Stream<DynamicTest> anUnansweredOrderMayStillArrive() {
        Given leaving = anOrder().deleted();
        Wait until = new Wait(sec(90), Reason.Stopping, "An unanswered order may still arrive.");
        return table(rule("is it there?", leaving.at(5), new Look(SESSION)),
                rule("not there yet: deleted all the same", leaving.at(5).sees(NOT_THERE), new Delete(SESSION)),
                rule("still not there: it may come",
                        leaving.at(5).sees(new DeleteAnswered()).sees(NOT_THERE), until),
                rule("not there in the last instant",
                        leaving.at(89).sees(new DeleteAnswered()).sees(NOT_THERE), until),
                rule("not there after the window: leave",
                        leaving.at(90).sees(new DeleteAnswered()).sees(NOT_THERE), new Release()),
                rule("it has arrived: it is removed like any other", leaving.at(5).sees(RUNS), new Stop(SESSION)),
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
                rule("deletion removes its session", finished.deleted(), new Look(SESSION)),
                rule("a failed one's too",
                        aCapture().ended(300, "AgentStopped").standing(Reason.StoppedByAgent).deleted(),
                        new Look(SESSION)),
                rule("one that was never ordered leaves at once",
                        aRequest().standing(Reason.StartDeadlineExceeded).deleted(), new Release()));
    }
}
