package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Keep;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a visit writes into the object, and whether it is worth a write. */
class ReportTest {
    private static final Rest RUNNING = new Wait(sec(16), Reason.Running, "");

    @Test
    void theSameRestTwiceIsNoNews() {
        Report first = report(aCapture().at(8), RUNNING);
        Report second = report(aCapture().read(first.status()).at(16), RUNNING);
        assertThat(first.isNews()).isTrue();
        assertThat(second.isNews()).isFalse();
        assertThat(second.turn()).isEmpty();
    }

    @Test
    void keepingStillIsNoNews() {
        Report first = report(aCapture().at(8), RUNNING);
        assertThat(report(aCapture().read(first.status()).at(9), new Keep(sec(16))).isNews()).isFalse();
    }

    @Test
    void anEditIsNewsBecauseItWasSeen() {
        Report first = report(aCapture().at(8), RUNNING);
        Report edited = report(aCapture().read(first.status()).edited("{reason: why}").at(9), RUNNING);
        assertThat(edited.isNews()).isTrue();
        assertThat(edited.status().observedGeneration()).isEqualTo(2);
        assertThat(edited.turn()).as("but no new word").isEmpty();
    }

    @Test
    void aNewWordIsTold() {
        Report report = report(aCapture().standing(Reason.Running).at(300), new Finish(Reason.Completed, ""));
        assertThat(report.turn()).map(Condition::reason).contains("Completed");
    }

    @Test
    void recordingAPlanLeavesConditionsAlone() {
        Given starting = aRequest().standing(Reason.TargetStopped);
        Report report = Report.of(starting.request(), plan(1, 5));
        assertThat(report.status().conditions()).isEqualTo(starting.request().conditions());
        assertThat(report.status().captureName()).isEqualTo(Given.SESSION.name());
        assertThat(report.status().networkWatcherId()).isEqualTo(Given.WATCHER.text());
        assertThat(report.status().attempt().number()).isEqualTo(1);
        assertThat(report.status().attempt().time()).isEqualTo("2026-03-01T02:00:05Z");
        assertThat(report.status().captureId()).as("not confirmed yet").isNull();
        assertThat(report.isNews()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"AzureRefused", "Forbidden", "NoWatcher", "CredentialsMissing"})
    void aBlockForgetsThePlanSoThatTheSpecMayBeCorrected(Reason reason) {
        Report report = report(anOrder(), new Stall(sec(600), reason, ""));
        assertThat(report.status().captureName()).isNull();
        assertThat(report.status().attempt().number()).as("the next order is the second").isEqualTo(1);
        assertThat(report.status().attempt().time()).isNull();
    }

    @Test
    void aNameConflictKeepsThePlan() {
        Report report = report(anOrder(), new Stall(sec(600), Reason.NameConflict, ""));
        assertThat(report.status().captureName()).isEqualTo(Given.SESSION.name());
    }

    @Test
    void troubleShowsInReconcilingOnly() {
        Report report = report(aCapture().standing(Reason.Running).at(9), new Retry(sec(11), Reason.NoAnswer));
        assertThat(word(report, "Reconciling")).isEqualTo("True NoAnswer");
        assertThat(word(report, "Ready")).isEqualTo("True Running");
        assertThat(word(report, "Stalled")).isEqualTo("False Running");
        assertThat(report.turn()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"TargetStopped", "Forbidden", "NameConflict", "Held", "Pending"})
    void whoIsTriedAgainIsNeitherBlockedNorHeldNorUnseen(Reason before) {
        Report report = report(aRequest().standing(before).at(9), new Retry(sec(11), Reason.AzureUnavailable));
        assertThat(word(report, "Reconciling")).isEqualTo("True AzureUnavailable");
        assertThat(word(report, "Ready")).isEqualTo("Unknown Starting");
        assertThat(word(report, "Stalled")).isEqualTo("False Starting");
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"Completed", "StoppedByAgent", "CaptureLost"})
    void finalWordsStayWhateverHappensInDeletion(Reason last) {
        Given leaving = aCapture().ended(300, "TimeExceeded").standing(last).deleted().at(400);
        for (Rest rest : new Rest[]{new Retry(sec(500), Reason.Forbidden), new Wait(sec(403), Reason.Stopping, "")}) {
            assertThat(report(leaving, rest).status().conditions()).isEqualTo(leaving.request().conditions());
        }
    }

    @Test
    void aSpecWithoutATargetCanBeReported() {
        Report report = report(aRequest().spec("{target: null}"), new Stall(sec(600), Reason.InvalidSpec, ""));
        assertThat(report.status().targetName()).isNull();
        assertThat(word(report, "Stalled")).isEqualTo("True InvalidSpec");
    }

    private static Report report(Given given, Rest rest) {
        return Report.of(given.request(), rest, given.now());
    }

    private static String word(Report report, String type) {
        return Conditions.find(report.status().conditions(), type)
                .map(condition -> condition.status() + " " + condition.reason()).orElse("absent");
    }
}
