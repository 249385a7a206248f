package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.found;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a capture ended, in words that are true. */
class FinalWordTest {
    private static final FoundFile FILE = new FoundFile(BLOB, 4096);
    private static final String FILES = " 1 file of 4.0 KiB with 12 packets.";
    private static final FindFiles FIND = new FindFiles(BLOB, FileListing.NONE);
    private static final TargetFacts STOPPED = new TargetFacts("westus2", false, true);

    /** Seen at 12 s of 300 s. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "TimeExceeded       | Completed    | time limit       | ''",
            "TimeLimitReached   | Completed    | time limit       | ''",
            "TotalBytesExceeded | StoppedEarly | byte limit       | The byte limit of 1.0 GiB was reached after at most 12 s of 300 s.",
            "SizeLimit          | StoppedEarly | byte limit       | The byte limit of 1.0 GiB was reached after at most 12 s of 300 s.",
            "Manual             | StoppedEarly | stopped in Azure | Somebody stopped it in Azure after at most 12 s of 300 s.",
            "SomethingNew       | StoppedEarly | SomethingNew     | Azure's reason is SomethingNew; it ended after at most 12 s of 300 s."})
    void azuresWordForTheEndBecomesTheFinalWord(String word, Reason reason, String why, String sentence) {
        Given end = inspected(aCapture().ended(12, word));
        assertThat(finish(end).reason()).isEqualTo(reason);
        assertThat(finish(end).detail()).startsWith(sentence).endsWith(FILES.strip());
        assertThat(why(end)).isEqualTo(why);
    }

    @Test
    void anEarlyEndBecauseTheAlertWasResolvedSaysSo() {
        Given resolved = inspected(aCapture().edited("""
                {desiredState: Stopped,
                 trigger: {alertKey: k, policy: egress, resolvedTime: '2026-03-01T02:00:09Z'}}""")
                .ended(12, "Manual"));

        assertThat(finish(resolved).reason()).isEqualTo(Reason.StoppedEarly);
        assertThat(finish(resolved).detail())
                .startsWith("Its alert was resolved at 2026-03-01T02:00:09Z, and the policy"
                        + " says onResolved: Stop; it ended after at most 12 s of 300 s.")
                .endsWith(FILES.strip());
        assertThat(why(resolved)).isEqualTo("resolved");
    }

    @TestFactory
    Stream<DynamicTest> whoAskedForAStopIsTold() {
        Given asked = aCapture().edited("{desiredState: Stopped}").ended(12, "Manual");
        return Stream.of(DynamicTest.dynamicTest("the request itself", () -> {
            assertThat(finish(inspected(asked)).detail())
                    .isEqualTo("spec.desiredState is Stopped; it ended after at most 12 s of 300 s." + FILES);
            assertThat(why(inspected(asked))).isEqualTo("desiredState");
        }), DynamicTest.dynamicTest("and nothing is said about seconds that cannot be known",
                () -> assertThat(finish(inspected(aCapture().ended(303, "Manual"))).detail())
                        .startsWith("Somebody stopped it in Azure within its 300 s.")));
    }

    @TestFactory
    Stream<DynamicTest> whereAzureSaysNothingTheFactsSpeak() {
        Given small = aCapture().spec("{totalBytes: 4200}").ended(12, "");
        return table(
                rule("early and without a word: is there still a machine?", aCapture().ended(12, ""),
                        new ReadTarget(Given.VM)),
                rule("there is", inspected(aCapture().ended(12, "").targetIs(READY)),
                        new Finish(Reason.StoppedEarly,
                                "It ended after at most 12 s of 300 s, and Azure gives no reason." + FILES)),
                rule("a file as long as the byte limit allows", inspected(small.targetIs(READY)),
                        new Finish(Reason.StoppedEarly, "The byte limit of 4.1 KiB was reached after at most 12 s of "
                                + "300 s. For more, raise spec.totalBytes, or keep less with spec.bytesPerPacket or "
                                + "spec.filters." + FILES)),
                rule("files as long as the ring buffer allows, in a word of Azure's",
                        inspected(aCapture().spec("{ringBuffer: {fileCount: 2, fileSizeBytes: 2048, "
                                + "sessionTimeLimitSeconds: 300}}").ended(12, "TotalBytesExceeded")),
                        new Finish(Reason.StoppedEarly, "The byte limit of 4.0 KiB was reached after at most 12 s of "
                                + "300 s. For more, raise spec.ringBuffer, or keep less with spec.bytesPerPacket or "
                                + "spec.filters." + FILES)),
                rule("as long as was ordered", inspected(aCapture().ended(303, "")),
                        new Finish(Reason.Completed, FILES.strip())));
    }

    /** The sentence of the table, and what to do. */
    @ParameterizedTest
    @EnumSource
    void everyErrorOfTheAgentIsTranslated(CaptureError error) {
        Given end = inspected(failed(error.name()).targetIs(READY));
        assertThat(finish(end).reason()).isEqualTo(Reason.StoppedByAgent);
        assertThat(finish(end).detail())
                .startsWith("It ended after at most 12 s of 300 s. Azure reports " + error + ": ")
                .contains(CaptureError.told(List.of(error.name()))).endsWith(FILES);
        assertThat(why(end)).isEqualTo(error.name());
    }

    @ParameterizedTest
    @EnumSource
    void aTranslationIsTheFactAndTheNextStep(CaptureError error) {
        assertThat(CaptureError.told(List.of(error.name())))
                .matches("Azure reports %s: .{20,90}\\. (Try|See|Look|Give|Let) .{20,150}\\.".formatted(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentStopped", "CaptureFailed", "InternalError", "LocalFileFailed", "StorageFailed"})
    void anErrorAsStopReasonMeansTheSame(String word) {
        Given end = inspected(aCapture().ended(12, word).targetIs(READY));
        assertThat(finish(end).reason()).isEqualTo(Reason.StoppedByAgent);
        assertThat(finish(end).detail()).contains("Azure reports " + word + ": ");
        assertThat(why(end)).isEqualTo(word);
    }

    @TestFactory
    Stream<DynamicTest> otherErrorsAreToldAsTheyAre() {
        return Stream.of(DynamicTest.dynamicTest("an unknown one", () -> assertThat(
                finish(inspected(failed("BrandNew\u202e").targetIs(READY))).detail())
                .contains("Azure reports BrandNew. ")),
                DynamicTest.dynamicTest("an end in error without a word is no success", () -> assertThat(
                        finish(inspected(failed().targetIs(READY))).reason()).isEqualTo(Reason.StoppedByAgent)),
                DynamicTest.dynamicTest("beside a good end they change nothing but the text", () -> {
                    Finish end = finish(inspected(aCapture().at(303).sees(state(Status.Stopped, "TimeExceeded",
                            "LocalFileFailed"))));
                    assertThat(end.reason()).isEqualTo(Reason.Completed);
                    assertThat(end.detail()).startsWith("Azure reports LocalFileFailed: ");
                }));
    }

    @Test
    void errorsOfACaptureThatGoesOnAreToldAndNotFinal() {
        Wait wait = (Wait) aCapture().at(16).sees(state(Status.Running, "", "StorageFailed")).decision();
        assertThat(wait.until()).isEqualTo(sec(30));
        assertThat(wait.reason()).isEqualTo(Reason.Running);
        assertThat(wait.detail()).startsWith("Azure reports StorageFailed: the agent could not write to the storage");
    }

    @TestFactory
    Stream<DynamicTest> aFileThatOnlyTheTargetWouldHaveIsLostWithIt() {
        Given local = Given.anOrder().spec("{storage: {filePath: /var/captures/night.cap}}").confirmed("").started(0)
                .at(303).sees(state(Status.Stopped, "TimeExceeded", "LocalFileFailed"));
        return Stream.of(DynamicTest.dynamicTest("the target's disk refused it", () -> assertThat(
                finish(local.targetIs(READY)).reason()).isEqualTo(Reason.StoppedByAgent)));
    }

    @Test
    void whatTheAgentBrokeOffIsNotCalledEmpty() {
        Finish end = finish(failed("AgentStopped").targetIs(READY).sees(found(FILE)).at(20).sees(found(FILE))
                .sees(CollectingTest.inspected(0, "")));
        assertThat(end.reason()).isEqualTo(Reason.StoppedByAgent);
        assertThat(end.detail()).endsWith("1 file of 4.0 KiB with 0 packets.");
    }

    @Test
    void anAddressThatNobodyCanReadStillLeavesCommandsToTry() {
        assertThat(UploadAdvice.of(aCapture().confirmed("no address").request()))
                .contains("--dest-address ACCOUNT.blob.core.windows.net --dest-port 443");
    }

    @Test
    void aMachineThatIsGoneExplainsTheMissingFile() {
        Given late = aCapture().ended(300, "TimeExceeded").at(420);
        assertThat(late.sees(new Observation.TargetRead(Optional.empty())).sees(found()).decision())
                .isEqualTo(new Finish(Reason.TargetGone, "It left no file behind that could be found."));
    }

    @TestFactory
    Stream<DynamicTest> noFileIsAFailureWithTheLikelyCauses() {
        Given late = aCapture().ended(300, "TimeExceeded").at(420);
        Given told = aCapture().at(300).sees(state(Status.Stopped, "TimeExceeded", "StorageFailed"));
        return Stream.of(DynamicTest.dynamicTest("every cause with its command", () -> {
            Finish end = finish(late.targetIs(READY).sees(found()));
            assertThat(end.reason()).isEqualTo(Reason.UploadFailed);
            assertThat(end.detail()).contains("expected at " + BLOB,
                    "az network watcher test-connectivity --source-resource " + Given.VM
                            + " --dest-address evidence.blob.core.windows.net --dest-port 443",
                    "az storage account update --ids " + Given.ACCOUNT + " --allow-shared-key-access true",
                    "--query networkRuleSet", "--query sku.name");
        }), DynamicTest.dynamicTest("Azure's own word shortens the patience", () -> {
            assertThat(told.at(319).sees(found()).decision()).isInstanceOf(Wait.class);
            Finish end = finish(told.at(320).targetIs(READY).sees(found()));
            assertThat(end.reason()).isEqualTo(Reason.UploadFailed);
            assertThat(end.detail()).startsWith("Azure reports StorageFailed: ");
        }), DynamicTest.dynamicTest("an agent that died has another story", () -> {
            Finish end = finish(failed("AgentStopped").at(40).targetIs(READY).sees(found()));
            assertThat(end.reason()).isEqualTo(Reason.StoppedByAgent);
            assertThat(end.detail()).endsWith("It left no file behind.");
        }));
    }

    @TestFactory
    Stream<DynamicTest> whenTheAgentDiedTheMachineIsLookedAt() {
        Given died = failed("AgentStopped");
        TargetRead gone = new TargetRead(Optional.empty());
        return table(rule("first of all", died, new ReadTarget(Given.VM)),
                rule("it has gone; its file?", died.sees(gone), FIND),
                rule("there is one", inspected(died.sees(gone)),
                        new Finish(Reason.TargetGone, "What it left behind: 1 file of 4.0 KiB with 12 packets.")),
                rule("there is none", died.at(40).sees(gone).sees(found()),
                        new Finish(Reason.TargetGone, "It left no file behind that could be found.")),
                rule("it does not run", inspected(died.targetIs(STOPPED)),
                        new Finish(Reason.StoppedByAgent, "It ended after at most 12 s of 300 s. "
                                + CaptureError.told(List.of("AgentStopped"))
                                + " The target has been stopped or deallocated, at the latest at 2026-03-01T02:00:17Z."
                                + FILES)),
                rule("without the right to look the end comes all the same",
                        died.fails(new ReadTarget(Given.VM), 403, "AuthorizationFailed"), FIND),
                rule("passing trouble is waited for", died.fails(new ReadTarget(Given.VM), 500, ""),
                        new Retry(sec(14), Reason.AzureUnavailable, "Azure said 500.")));
    }

    /** The time limit is 300 s. */
    @TestFactory
    Stream<DynamicTest> soItIsWhenAzureSaysNothingThatCouldBeTrue() {
        Given overdue = aCapture().at(500).sees(new Queried(Optional.of(Given.running())));
        TargetRead gone = new TargetRead(Optional.empty());
        return table(rule("running long after its limit: is there still a machine?", overdue,
                new ReadTarget(Given.VM)),
                rule("there is: Azure is asked again", overdue.targetIs(READY), new Wait(sec(560), Reason.Running, "")),
                rule("there is none; its file?", overdue.sees(gone), FIND),
                rule("there is one", overdue.sees(gone).sees(found(FILE)),
                        new Finish(Reason.TargetGone, "What it left behind: 1 file of 4.0 KiB.")),
                rule("there is none", overdue.sees(gone).sees(found()),
                        new Finish(Reason.TargetGone, "It left no file behind that could be found.")),
                rule("nobody may look for it",
                        overdue.sees(gone).fails(FIND, 403, "AuthorizationPermissionMismatch"),
                        new Finish(Reason.TargetGone, "It left no file behind that could be found. The file was not "
                                + "looked at: Azure said 403 AuthorizationPermissionMismatch: Azure's words.")),
                rule("it does not run", overdue.targetIs(STOPPED),
                        new Finish(Reason.StoppedByAgent,
                                "The target has been stopped or deallocated, at the latest at "
                                        + "2026-03-01T02:08:20Z. Azure does not say how the capture ended. Its file would be "
                                        + BLOB + ".")),
                rule("without the right to read it the waiting goes on",
                        overdue.fails(new ReadTarget(Given.VM), 403, "AuthorizationFailed"),
                        new Wait(sec(560), Reason.Running, "")));
    }

    @Test
    void azuresWordIsDataNotFormatting() {
        Finish end = finish(inspected(aCapture().ended(12, "Odd\u202e\nWord" + "!".repeat(99))));
        assertThat(end.detail()).startsWith("Azure's reason is OddWord!!!").hasSizeLessThan(170);
    }

    @Test
    void theFirstEndThatWasSeenCounts() {
        Given twice = aCapture().ended(300, "Manual").ended(400, "TimeExceeded");
        assertThat(twice.request().story().ending()).contains(new Ending(sec(300), "Manual"));
    }

    @ParameterizedTest
    @CsvSource({
            "/virtualmachinescalesets/web/virtualMachines/3/2026/03/01/packetCapture_02_00_00_000.cap, 3",
            "/virtualmachinescalesets/web/2026/03/01/packetCapture_02_00_00_000/web_4.cap, 4",
            "/virtualmachinescalesets/web/2026/03/01/packetCapture_02_00_00_000/web_4_00002.cap, 4",
            "/virtualmachinescalesets/web/2026/03/01/packetCapture_02_00_00_000/5/x.cap, 5",
            "/virtualmachinescalesets/web/2026/03/01/packetCapture_02_00_00_000/6.cap, 6",
            "/virtualmachines/web_4/2026/03/01/packetcapture_02_00_00_000.cap, ",
            "/virtualmachinescalesets/web/2026/03/01/packetCapture_02_00_00_000/odd.cap, "})
    void theInstanceIsReadFromTheName(String path, String instance) {
        assertThat(InstanceOfFile.of("https://a.example/logs" + path)).isEqualTo(Optional.ofNullable(instance));
    }

    private static Given failed(String... errors) {
        return aCapture().at(12).sees(state(Status.Error, "", errors));
    }

    private static Queried state(Status status, String word, String... errors) {
        return new Queried(Optional.of(new RunState(status, Optional.of(CREATED), word, List.of(errors))));
    }

    /** The file has come, does not grow, and holds 12 packets. */
    private static Given inspected(Given ended) {
        long now = ended.now().getEpochSecond() - CREATED.getEpochSecond();
        return ended.at(now + 2).sees(found(FILE)).at(now + 5).sees(found(FILE)).sees(CollectingTest.inspected(12, ""));
    }

    private static Finish finish(Given given) {
        assertThat(given.decision()).isInstanceOf(Finish.class);
        return (Finish) given.decision();
    }

    private static String why(Given given) {
        return Report.of(given.request(), finish(given), given.now()).status().why();
    }
}
