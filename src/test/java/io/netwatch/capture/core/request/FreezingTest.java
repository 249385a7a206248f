package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Freeze;
import io.netwatch.capture.core.request.Decision.ReadRecordings;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which recording tells of an alert, and how a request comes by it. */
class FreezingTest {
    private static final Recordings OLD = Recordings.number(1);
    private static final Recordings NEW = Recordings.number(2);

    /** An alert of second 200, sessions of 300 s, and 30 s to be recorded after it. */
    static Stream<Arguments> choices() {
        return Stream.of(//
                choice("nothing was recorded", ""),
                choice("the one that runs", "rec-1", OLD.running(0).done()),
                choice("of two the one that reaches back further", "rec-1", NEW.running(150).done(),
                        OLD.running(0).done()),
                choice("unless it ends too early", "rec-2", NEW.running(60).done(), OLD.running(-80).done()),
                choice("but rather that than none", "rec-1", OLD.running(-80).done()),
                choice("none that began later", "", OLD.running(201).done()),
                choice("none that never began", "", OLD.done()),
                choice("one that is stopped already tells of its moment", "rec-1", NEW.running(205).done(),
                        OLD.running(0).stopAsked().done()),
                choice("one that was lost a while before", "rec-1",
                        OLD.running(-700).ended(-300, Reason.CaptureLost, "").done()),
                choice("but not long before", "", OLD.running(-900).ended(-401, Reason.CaptureLost, "").done()),
                choice("the later one of two that were lost", "rec-2",
                        NEW.running(110).ended(120, Reason.CaptureLost, "").done(),
                        OLD.running(0).ended(100, Reason.CaptureLost, "").done()),
                choice("none of another machine", "", OLD.of(VM + "2").running(0).done()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void theChoiceFollowsFromTheMoment(String name, String expected, List<Recording> all) {
        assertThat(FreezeChoice.of(all, VM, sec(200), Duration.ofSeconds(30)).map(Recording::name).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void aRecordingOfAScaleSetTellsOfItsInstances() {
        Recording set = OLD.of(Given.SET.text()).running(0).done();
        ArmId instance = new ArmId(Given.SET + "/virtualMachines/3");
        assertThat(FreezeChoice.of(List.of(set), instance, sec(200), Duration.ZERO)).contains(set);
    }

    @Test
    void nothingIsStoppedBeforeTheChoiceIsWrittenDown() {
        Given asked = Given.ofRecorder();
        assertThat(asked.decision()).isEqualTo(new ReadRecordings("egress"));

        Given chosen = asked.sees(read(OLD.running(-60).done()));
        Wait wait = (Wait) chosen.decision();
        assertThat(wait.until()).isEqualTo(sec(30));
        assertThat(wait.reason()).isEqualTo(Reason.Freezing);

        Given late = asked.at(40).sees(read(OLD.running(-60).done()));
        assertThat(late.decision()).as("even when the time has come").isInstanceOf(Wait.class);
        assertThat(written(late).decision()).isEqualTo(new ReadRecordings("egress"));
        Recording runs = OLD.running(-60).done();
        assertThat(written(late).sees(read(runs)).decision()).isEqualTo(new Freeze(runs));
    }

    @Test
    void whatSomebodyStopsAlreadyIsNotStoppedAgain() {
        Given waits = written(Given.ofRecorder().at(40).sees(read(OLD.running(-60).done())));
        assertThat(waits.sees(read(OLD.running(-60).stopAsked().done())).decision()).isInstanceOf(Wait.class);
    }

    @Test
    void anEarlierEndOfTheRequestFreezesAtOnce() {
        Given waits = written(Given.ofRecorder().sees(read(OLD.running(-60).done()))).at(5);
        assertThat(waits.decision()).isEqualTo(new Decision.Keep(sec(30)));
        assertThat(waits.edited("{desiredState: Stopped}").decision()).isEqualTo(new ReadRecordings("egress"));
    }

    @Test
    void theFilesOfAnEndedRecordingAreTheEvidence() {
        Given over = written(Given.ofRecorder().at(40).sees(read(OLD.running(-60).done())))
                .sees(read(OLD.running(-60).stopAsked().ended(45, Reason.Frozen, "Manual").done()));
        assertThat(over.decision()).isEqualTo(new Decision.FindFiles(Given.BLOB, FileListing.NONE));
        assertThat(over.request().story().start()).contains(sec(-60));
    }

    @Test
    void aRecordingThatIsGoneHasLeftItsFiles() {
        Given gone = written(Given.ofRecorder().at(40).sees(read(OLD.running(-60).done()))).sees(read());
        assertThat(gone.decision()).isEqualTo(new Decision.FindFiles(Given.BLOB, FileListing.NONE));
    }

    @Test
    void aRecordingThatDoesNotEndIsLookedIntoAllTheSame() {
        Given stuck = written(Given.ofRecorder().at(40).sees(read(OLD.running(-60).done()))).at(631)
                .sees(read(OLD.running(-60).stopAsked().done()));
        assertThat(stuck.decision()).isEqualTo(new Decision.FindFiles(Given.BLOB, FileListing.NONE));
    }

    @Test
    void whereTheMachineStoppedTheAdviceIsAboutTheMachineAndNotTheAccount() {
        Recording broken = OLD.running(-60).broken(15, "AgentStopped").done();
        Given over = written(Given.ofRecorder().at(40).sees(read(OLD.running(-60).done()))).sees(read(broken));
        assertThat(over.decision()).isEqualTo(new ReadTarget(VM));
        Finish end = (Finish) over.at(90).targetIs(new TargetFacts("westus2", false, true)).sees(Given.found())
                .decision();

        assertThat(end.reason()).isEqualTo(Reason.UploadFailed);
        assertThat(end.detail()).contains("Recording rec-1 reaches from ", "Azure reports AgentStopped: ",
                "The target has been stopped or deallocated",
                "is on the target, if anywhere, and whether it is uploaded later is not known",
                "az storage blob list --account-name evidence --container-name network-watcher-logs --prefix night "
                        + "--auth-mode login")
                .doesNotContain("allow-shared-key-access");
    }

    @Test
    void whereNothingFitsTheCaptureBeginsNow() {
        Given none = Given.ofRecorder().sees(read());
        assertThat(none.decision()).isEqualTo(new ReadTarget(VM));
        assertThat(Freezing.warning(none.request(), none.progress())).hasValueSatisfying(
                words -> assertThat(words).isEqualTo("No recording of policy egress tells of 2026-03-01T02:00:00Z: the"
                        + " capture begins now instead."));
    }

    @Test
    void aRecordingIsNotLookedIntoAndEndsFrozen() {
        Given frozen = Given.aRecording().ordered(1, 0).confirmed(Given.BLOB).started(0).frozenBy("egress-1")
                .ended(50, "Manual");
        assertThat(frozen.sees(new Observation.OwnerRead(true)).decision()).isEqualTo(new Finish(Reason.Frozen,
                "It is the evidence of request egress-1; its files stay at " + Given.BLOB + "."));
    }

    @Test
    void aRecordingWhosePolicyIsGoneGoes() {
        assertThat(Given.aRecording().decision()).isEqualTo(new Decision.ReadOwner(Given.MARK));
        assertThat(Given.aRecording().sees(new Observation.OwnerRead(false)).decision())
                .isEqualTo(new Decision.Expire());
    }

    /** The status of the visit's rest is stored, and the next visit begins with it. */
    private static Given written(Given given) {
        Decision.Rest rest = (Decision.Rest) given.decision();
        return given.read(Report.of(given.request(), rest, given.now()).status()).rests(rest);
    }

    private static RecordingsRead read(Recording... all) {
        return new RecordingsRead(Optional.empty(), List.of(all));
    }

    private static Arguments choice(String name, String expected, Recording... all) {
        return Arguments.of(name, expected, Arrays.asList(all));
    }
}
