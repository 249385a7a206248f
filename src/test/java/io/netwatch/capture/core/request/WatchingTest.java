package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.UID;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.running;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Given.session;
import static io.netwatch.capture.core.request.Given.stopped;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Created;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure has the session: it is asked when a change may be due. */
class WatchingTest {
    private static final String UNKNOWN = "Azure does not know the session at the moment.";

    @TestFactory
    Stream<DynamicTest> aStartIsAwaited() {
        Given ordered = anOrder().confirmed(BLOB);
        return table(
                rule("confirmed: the first question 2 s after the order", anOrder().at(1).sees(new Created(session())),
                        new Wait(sec(4), Reason.Starting, "Azure took the order.")),
                rule("the question is asked", ordered.at(2), new Query(SESSION)),
                rule("not started yet", ordered.at(4).sees(says(Status.NotStarted)),
                        new Wait(sec(8), Reason.Starting, "")),
                rule("an empty answer is asked again", ordered.at(4).sees(says(Status.Unknown)),
                        new Wait(sec(8), Reason.Starting, "")),
                rule("after a minute the session itself is looked at for a cause",
                        ordered.at(61).sees(says(Status.NotStarted)), new Look(SESSION)),
                rule("Azure could not start it",
                        ordered.at(61).sees(new Looked(Optional.of(
                                new Session(Given.VM, 300, 1L << 30, 0, BLOB, "Failed")))),
                        new Finish(Reason.StoppedByAgent, "Azure could not start the session.")),
                rule("no cause: is the machine still there?", ordered.at(61).sees(new Looked(Optional.of(session()))),
                        new ReadTarget(Given.VM)),
                rule("it is: a minute's patience", ordered.at(61).targetIs(Given.READY),
                        new Wait(sec(121), Reason.Starting, "")),
                rule("the session has gone by then: that question decides",
                        ordered.at(61).sees(new Looked(Optional.empty())), new Query(SESSION)));
    }

    @TestFactory
    Stream<DynamicTest> anUnclearAnswerAboutARunningCaptureChangesNothing() {
        return table(
                rule("within the first minute it is asked again", aCapture().at(16).sees(says(Status.Unknown)),
                        new Wait(sec(32), Reason.Running, "")),
                rule("later the session itself is looked at", aCapture().at(100).sees(says(Status.Unknown)),
                        new Look(SESSION)),
                rule("which never ends in a circle of questions",
                        aCapture().at(100).sees(says(Status.Unknown)).sees(new Looked(Optional.of(session())))
                                .targetIs(Given.READY),
                        new Wait(sec(160), Reason.Running, "")));
    }

    /** Seconds since the start, and of the next question; the limit is 4000 s. */
    @ParameterizedTest
    @CsvSource({"2, 6", "5, 6", "6, 14", "100, 126", "1022, 1922", "3722, 4003", "4003, 4005", "4005, 4007",
            "4007, 4011"})
    void questionsKeepTheScheduleWhileItRuns(long asked, long next) {
        Given patient = aCapture().spec("{timeLimitSeconds: 4000}").at(asked).sees(new Queried(Optional.of(running())));
        assertThat(patient.decision()).isEqualTo(new Wait(sec(next), Reason.Running, ""));
    }

    @Test
    void aRingBufferIsAskedWhenItsOwnTimeIsOver() {
        Given ring = aCapture().spec("{ringBuffer: {sessionTimeLimitSeconds: 4000}}").at(3900)
                .sees(new Queried(Optional.of(running())));
        assertThat(ring.decision()).isEqualTo(new Wait(sec(4003), Reason.Running, ""));
    }

    @TestFactory
    Stream<DynamicTest> aRestartedProcessCallsTheRoll() {
        Given restarted = aCapture().spec("{timeLimitSeconds: 4000}").at(100);
        Listed present = new Listed(Set.of(SESSION.name().toLowerCase(Locale.ROOT)));
        return table(
                rule("one list of the watcher's sessions", restarted, new ListSessions(SESSION.watcher())),
                rule("on it: the next question comes when it would have come anyway", restarted.sees(present),
                        new Wait(sec(126), Reason.Running, "")),
                rule("not on it: the session itself is asked", restarted.sees(new Listed(Set.of())),
                        new Query(SESSION)),
                rule("the list fails: later", restarted.fails(new ListSessions(SESSION.watcher()), 503, ""),
                        new Retry(sec(102), Reason.AzureUnavailable, "Azure said 503.")),
                rule("no roll for the one that should have ended", restarted.at(4003), new Query(SESSION)),
                rule("nor for one that is missing already", aCapture().missingSince(90).at(100), new Query(SESSION)),
                rule("nor before it has been seen to run", anOrder().confirmed(BLOB).at(10), new Query(SESSION)),
                rule("nor for one that is to be stopped", restarted.edited("{desiredState: Stopped}"),
                        new Query(SESSION)),
                rule("nor by a process that has looked before", restarted.rests(new Wait(sec(100), Reason.Running, "")),
                        new Query(SESSION)));
    }

    @TestFactory
    Stream<DynamicTest> oneMissIsNoLoss() {
        Queried unknown = new Queried(Optional.empty());
        Given missing = aCapture().missingSince(100);
        return table(
                rule("the first 404 only starts the clock", aCapture().at(100).sees(unknown),
                        new Wait(sec(130), Reason.Running, UNKNOWN)),
                rule("before capturing began too", anOrder().confirmed(BLOB).at(4).sees(unknown),
                        new Wait(sec(34), Reason.Starting, UNKNOWN)),
                rule("a second one too soon after it proves nothing", missing.at(129).sees(unknown),
                        new Wait(sec(130), Reason.Running, UNKNOWN)),
                rule("a second one half a minute later is the truth", missing.at(130).sees(unknown),
                        new Finish(Reason.CaptureLost,
                                "It was " + SESSION.id() + ". A file that it has written stays at " + BLOB + ".")),
                rule("an answer in between resets the clock",
                        missing.at(110).sees(new Queried(Optional.of(running()))).at(140).sees(unknown),
                        new Wait(sec(170), Reason.Running, UNKNOWN)));
    }

    @TestFactory
    Stream<DynamicTest> desiredStateStoppedEndsItEarly() {
        Given unwanted = aCapture().edited("{desiredState: Stopped}").at(50);
        return table(rule("how is it?", unwanted, new Query(SESSION)),
                rule("it runs: stop it", unwanted.sees(new Queried(Optional.of(running()))), new Stop(SESSION)),
                rule("then ask again", unwanted.sees(new StopAnswered(true)), new Wait(sec(52), Reason.Stopping, "")),
                rule("the order is not repeated while Azure is at it",
                        unwanted.sees(new StopAnswered(true)).at(109).sees(new Queried(Optional.of(running()))),
                        new Wait(sec(111), Reason.Stopping, "")),
                rule("but after a minute it is",
                        unwanted.sees(new StopAnswered(true)).at(110).sees(new Queried(Optional.of(running()))),
                        new Stop(SESSION)),
                rule("also when it has just gone", unwanted.sees(new StopAnswered(false)),
                        new Wait(sec(52), Reason.Stopping, "")),
                rule("it has stopped: on to its file", unwanted.sees(new Queried(Optional.of(stopped("Manual")))),
                        new FindFiles(BLOB, FileListing.NONE)));
    }

    @Test
    void aSessionThatIsNotOursIsNeverStopped() {
        Given foreign = anOrder().orderedAs("night-99999999-" + UID).confirmed(BLOB).started(0)
                .edited("{desiredState: Stopped}").at(50).sees(new Queried(Optional.of(running())));
        assertThat(foreign.decision()).isEqualTo(new Wait(sec(62), Reason.Running, ""));
    }

    private static Queried says(Status status) {
        return new Queried(Optional.of(new RunState(status, Optional.empty(), "", List.of())));
    }
}
