package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The capture has ended: its file is awaited, and the final word is said. */
class CollectingTest {
    private static final FilesFound NONE = new FilesFound(List.of());
    private static final FilesFound ONE = new FilesFound(List.of(new FoundFile(BLOB, 4096)));

    @TestFactory
    Stream<DynamicTest> theFileIsAwaitedForTwoMinutes() {
        Given ended = aCapture().ended(300, "TimeExceeded");
        return table(rule("the storage account is asked", ended.at(300), new FindFiles(BLOB)),
                rule("no file yet: in 2 s", ended.at(300).sees(NONE), new Wait(sec(302), Reason.Inspecting, "")),
                rule("no file yet: in twice the time", ended.at(308).sees(NONE),
                        new Wait(sec(316), Reason.Inspecting, "")),
                rule("no file yet: in 15 s at most", ended.at(400).sees(NONE),
                        new Wait(sec(415), Reason.Inspecting, "")),
                rule("no file after 2 minutes", ended.at(420).sees(NONE), new Finish(Reason.UploadFailed, "")),
                rule("a file", ended.at(308).sees(ONE), new Finish(Reason.Completed, "")));
    }

    @Test
    void theFilesThatWereFoundAreKept() {
        assertThat(aCapture().ended(300, "").sees(ONE).request().story().files())
                .containsExactly(new FoundFile(BLOB, 4096));
    }

    @TestFactory
    Stream<DynamicTest> whereNobodyCanLookTheCaptureIsNoWorse() {
        Given onTarget = anOrder().spec("{storage: {filePath: /var/captures/night.cap}}").confirmed("").started(0);
        return table(
                rule("no right to list: complete, and it says so",
                        aCapture().ended(300, "TimeExceeded").fails(new FindFiles(BLOB), 403,
                                "AuthorizationPermissionMismatch"),
                        new Finish(Reason.Completed,
                                "The file was not looked at: the operator may not list the storage account.")),
                rule("a status that somebody edited leads into no other account",
                        anOrder().confirmed("https://theirs.blob.core.windows.net/logs/night.cap").started(0)
                                .ended(300, "TimeExceeded"),
                        new Finish(Reason.Completed, "The file was not looked at: "
                                + "https://theirs.blob.core.windows.net/logs/night.cap is not in the account of "
                                + "spec.storage.accountId.")),
                rule("the file is on the target's own disk", onTarget.ended(300, "TimeExceeded"),
                        new Finish(Reason.Completed, "The file is on the target: /var/captures/night.cap")),
                rule("that changes nothing of why it ended", onTarget.ended(300, "Manual"),
                        new Finish(Reason.StoppedEarly,
                                "Azure's reason is Manual. The file is on the target: /var/captures/night.cap")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TimeExceeded   | Completed      | ''", "''             | Completed      | ''",
            "Manual         | StoppedEarly   | Azure's reason is Manual.",
            "BytesExceeded  | StoppedEarly   | Azure's reason is BytesExceeded.",
            "StorageFailed  | StoppedEarly   | Azure's reason is StorageFailed.",
            "SomethingNew   | StoppedEarly   | Azure's reason is SomethingNew.", "AgentStopped   | StoppedByAgent | ''",
            "CaptureFailed  | StoppedByAgent | ''", "InternalError  | StoppedByAgent | ''",
            "LocalFileFailed| StoppedByAgent | ''"})
    void azuresWordForTheEndBecomesTheFinalWord(String word, Reason reason, String detail) {
        assertThat(aCapture().ended(300, word).sees(ONE).decision()).isEqualTo(new Finish(reason, detail));
    }

    @TestFactory
    Stream<DynamicTest> whenAzureGivesNoStopReasonItsErrorsTell() {
        return table(
                rule("the first error is the reason", endedWith("AgentStopped", "StorageFailed"),
                        new Finish(Reason.StoppedByAgent, "")),
                rule("an error without a word is no success", endedWith(), new Finish(Reason.StoppedByAgent, "")));
    }

    @Test
    void azuresWordIsDataNotFormatting() {
        Finish end = (Finish) aCapture().ended(300, "Odd\u202e\nWord" + "!".repeat(99)).sees(ONE).decision();
        assertThat(end.detail()).startsWith("Azure's reason is OddWord!!!").hasSizeLessThan(90);
    }

    @Test
    void theFirstEndThatWasSeenCounts() {
        Given twice = aCapture().ended(300, "Manual").ended(400, "TimeExceeded");
        assertThat(twice.request().story().ending()).contains(new Ending(sec(300), "Manual"));
    }

    private static Given endedWith(String... errors) {
        RunState state = new RunState(RunState.Status.Error, Optional.of(CREATED), "", List.of(errors));
        return aCapture().at(300).sees(new Queried(Optional.of(state))).sees(ONE);
    }
}
