package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Named.NIGHTLY;
import static io.netwatch.capture.core.request.Named.adopted;
import static io.netwatch.capture.core.request.Named.made;
import static io.netwatch.capture.core.request.Named.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Observation.RunRead;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.request.Recognition.Verdict;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the session that has the name is the one that is meant. */
class RecognitionTest {
    private static final Given UNSEEN = ordered(new Origin.Named()).at(5);

    @Test
    void twoQuestionsAreAsked() {
        assertThat(verdict(UNSEEN)).isEqualTo(new Verdict.Ask(new ReadSession(NIGHTLY)));
        assertThat(verdict(UNSEEN.sees(new SessionRead(Optional.empty())))).isEqualTo(new Verdict.Absent());
        assertThat(verdict(UNSEEN.sees(session(VM, 300, BLOB, "Succeeded"))))
                .isEqualTo(new Verdict.Ask(new ReadRun(NIGHTLY)));
        assertThat(verdict(UNSEEN.sees(session(VM, 300, BLOB, "Deleting")))).isEqualTo(new Verdict.Unclear());
        assertThat(verdict(UNSEEN.sees(session(VM, 300, BLOB, "Succeeded")).sees(new RunRead(Optional.empty()))))
                .isEqualTo(new Verdict.Unclear());
    }

    @Test
    void beforeItsBeginningIsKnownItMustBeWhatWasOrdered() {
        assertThat(verdict(UNSEEN.sees(session(VM, 999, BLOB, "Succeeded")))).isInstanceOf(Verdict.Another.class);
        assertThat(verdict(made().sees(session(VM, 999, BLOB, "Succeeded")))).as("its beginning tells it apart")
                .isInstanceOf(Verdict.Ask.class);
        assertThat(verdict(adopted().sees(session(VM, 999, BLOB, "Succeeded")))).as("it was adopted as it is")
                .isInstanceOf(Verdict.Ask.class);
        assertThat(verdict(adopted().sees(session(new ArmId(VM + "2"), 300, BLOB, "Succeeded"))))
                .as("never on another target").isInstanceOf(Verdict.Another.class);
    }

    @ParameterizedTest
    @CsvSource({"https://a.example/1.cap, https://a.example/1.cap, true", "https://a.example/1.cap, '', true",
            "'', https://a.example/1.cap, true", "https://a.example/1.cap, https://a.example/2.cap, false"})
    void aFileElsewhereBelongsToAnother(String announced, String now, boolean same) {
        Verdict verdict = verdict(UNSEEN.confirmed(announced).sees(session(VM, 300, now, "Succeeded")));
        assertThat(verdict).isInstanceOf(same ? Verdict.Ask.class : Verdict.Another.class);
    }

    /** It is ours all the same, and then its content has to do; one that was found had begun. */
    @ParameterizedTest
    @CsvSource({"NotStarted, Succeeded, 60, false", "NotStarted, Succeeded, 61, true", "NotStarted, Failed, 5, true",
            "Error, Succeeded, 5, true", "Unknown, Succeeded, 99, false", "Running, Succeeded, 99, false"})
    void anOrderMayNeverBegin(Status status, String provisioning, long seconds, boolean never) {
        RunState state = new RunState(status, Optional.empty(), "", List.of());
        Given asked = UNSEEN.at(seconds).sees(session(VM, 300, BLOB, provisioning)).sees(run(state));
        Given found = adopted().at(seconds).sees(session(VM, 300, BLOB, provisioning)).sees(run(state));
        Given begun = made().at(seconds).sees(session(VM, 300, BLOB, provisioning)).sees(run(state));

        assertThat(verdict(asked)).isEqualTo(never ? new Verdict.Recognised(state) : new Verdict.Unclear());
        assertThat(verdict(found)).isInstanceOf(never ? Verdict.Another.class : Verdict.Unclear.class);
        assertThat(verdict(begun)).isInstanceOf(never ? Verdict.Another.class : Verdict.Unclear.class);
    }

    /** Clocks of Azure and of the operator may differ by five minutes; a later order cannot arrive after 90 s. */
    @ParameterizedTest
    @CsvSource({"2026-03-01T01:55:00Z, false", "2026-03-01T01:55:01Z, true", "2026-03-01T02:06:29Z, true",
            "2026-03-01T02:06:30Z, false"})
    void oneThatWasOrderedBeganAroundThen(Instant start, boolean ours) {
        RunState state = new RunState(Status.Running, Optional.of(start), "", List.of());
        Verdict verdict = verdict(UNSEEN.sees(session(VM, 300, BLOB, "Succeeded")).sees(run(state)));
        assertThat(verdict).isInstanceOf(ours ? Verdict.Recognised.class : Verdict.Another.class);
    }

    @Test
    void azureTellsABeginningMoreExactlyThanTheStatus() {
        RunState state = new RunState(Status.Running, Optional.of(CREATED.plusNanos(999_999)), "", List.of());
        RunState later = new RunState(Status.Running, Optional.of(CREATED.plusMillis(1)), "", List.of());
        Given watched = made().sees(session(VM, 300, BLOB, "Succeeded"));

        assertThat(verdict(watched.sees(run(state)))).isEqualTo(new Verdict.Recognised(state));
        assertThat(verdict(watched.sees(run(later)))).isInstanceOf(Verdict.Another.class);
    }

    private static Verdict verdict(Given given) {
        return Recognition.of(given.request(), given.request().story().plan().orElseThrow(), given.progress(),
                given.now());
    }

    private static RunRead run(RunState state) {
        return new RunRead(Optional.of(state));
    }

    private static SessionRead session(ArmId target, int seconds, String blobUrl, String provisioning) {
        return new SessionRead(Optional.of(new Session(target, seconds, 1L << 30, 0, blobUrl, provisioning)));
    }
}
