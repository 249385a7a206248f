package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.found;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.StillInspecting;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The capture has ended: its file is awaited, looked into, and only then the final word is said. */
class CollectingTest {
    private static final FoundFile FILE = new FoundFile(BLOB, 4096);
    private static final FilesFound NONE = found();
    private static final FilesFound ONE = found(FILE);
    private static final FindFiles FIND = new FindFiles(BLOB, FileListing.NONE);
    private static final Inspect INSPECT = new Inspect(List.of(FILE));
    private static final Given ENDED = aCapture().ended(300, "TimeExceeded");
    private static final Given SETTLED = ENDED.at(302).sees(ONE).at(305).sees(ONE);

    @TestFactory
    Stream<DynamicTest> theFileIsAwaitedForTwoMinutes() {
        return table(rule("the storage account is asked", ENDED.at(300), FIND),
                rule("no file yet: in 2 s", ENDED.at(300).sees(NONE), new Wait(sec(302), Reason.Inspecting, "")),
                rule("no file yet: in twice the time", ENDED.at(308).sees(NONE),
                        new Wait(sec(316), Reason.Inspecting, "")),
                rule("no file yet: in 15 s at most", ENDED.at(400).sees(NONE),
                        new Wait(sec(415), Reason.Inspecting, "")),
                rule("a file without a byte is none yet", ENDED.at(308).sees(found(new FoundFile(BLOB, 0))),
                        new Wait(sec(316), Reason.Inspecting, "")),
                rule("no file after 2 minutes: is there still a machine?", ENDED.at(420).sees(NONE),
                        new ReadTarget(Given.VM)),
                rule("one of two files never got a byte: the other is looked into",
                        ENDED.at(420).sees(found(FILE, new FoundFile(BLOB + "2", 0))),
                        new Inspect(List.of(FILE, new FoundFile(BLOB + "2", 0)))),
                rule("not one of them did: is there still a machine?",
                        ENDED.at(420).sees(found(new FoundFile(BLOB, 0), new FoundFile(BLOB + "2", 0))),
                        new ReadTarget(Given.VM)),
                rule("it is, so a last look", ENDED.at(420).sees(NONE).targetIs(READY), FIND));
    }

    @TestFactory
    Stream<DynamicTest> aFileIsTakenWhenItNoLongerGrows() {
        Given growing = ENDED.at(302).sees(ONE).at(305).sees(found(new FoundFile(BLOB, 8192)));
        return table(
                rule("it is there: see whether it grows", ENDED.at(302).sees(ONE),
                        new Wait(sec(305), Reason.Inspecting, "The file is there.")),
                rule("too soon to tell", ENDED.at(302).sees(ONE).at(304).sees(ONE),
                        new Wait(sec(305), Reason.Inspecting, "The file is there.")),
                rule("the same 3 s later: look into it", SETTLED, INSPECT),
                rule("whose names are not to be told", ENDED.spec("{evidence: {dnsNames: false}}").at(302).sees(ONE)
                        .at(305).sees(ONE), new Inspect(List.of(FILE), false)),
                rule("with the moment of the alert",
                        ENDED.spec("{trigger: {firedTime: '2026-03-01T02:00:00Z'}}").at(302)
                                .sees(ONE).at(305).sees(ONE),
                        new Inspect(List.of(FILE), true,
                                Optional.of(Instant.parse("2026-03-01T02:00:00Z")))),
                rule("a time that is none is no moment", ENDED.spec("{trigger: {firedTime: 'at night'}}").at(302)
                        .sees(ONE).at(305).sees(ONE), INSPECT),
                rule("it has grown: once more", growing, new Wait(sec(308), Reason.Inspecting, "The file is there.")),
                rule("what grows for a quarter of an hour is looked into as it is",
                        growing.at(1200).sees(found(new FoundFile(BLOB, 9999))),
                        new Inspect(List.of(new FoundFile(BLOB, 9999)))),
                rule("where several may come the quiet lasts 10 s",
                        ENDED.spec("{ringBuffer: {fileCount: 2}}").at(302).sees(ONE),
                        new Wait(sec(312), Reason.Inspecting, "The file is there.")));
    }

    @TestFactory
    Stream<DynamicTest> theLookInsideIsAwaitedButNotForEver() {
        return table(
                rule("still at it", SETTLED.at(309).sees(new StillInspecting()),
                        new Wait(sec(316), Reason.Inspecting, "The files are being read.")),
                rule("after half an hour nobody waits any more", SETTLED.at(2102).sees(new StillInspecting()),
                        new Finish(Reason.Completed,
                                "1 file of 4.0 KiB. The files were not looked into: reading them took too long.")),
                rule("a lost look begins anew", SETTLED.rests(new Wait(sec(316), Reason.Inspecting, "")).at(316)
                        .sees(ONE), INSPECT),
                rule("done", SETTLED.sees(inspected(12, "")),
                        new Finish(Reason.Completed, "1 file of 4.0 KiB with 12 packets.")),
                rule("a broken file is complete, and where it broke is told",
                        SETTLED.sees(inspected(1, "breaks off inside packet 2, after 99 bytes")),
                        new Finish(Reason.Completed, "1 file of 4.0 KiB with 1 packet. "
                                + "night.cap breaks off inside packet 2, after 99 bytes.")));
    }

    @TestFactory
    Stream<DynamicTest> aCaptureWithoutAPacketSaysWhatItWasLookingFor() {
        Given filtered = ENDED.spec("{filters: [{protocol: TCP, localPort: '80;443'}, {remoteIPAddress: 10.0.0.9}]}");
        return table(
                rule("without a filter", SETTLED.sees(inspected(0, "")),
                        new Finish(Reason.EmptyCapture, "There was no filter, so nothing was sent or received at all. "
                                + "1 file of 4.0 KiB with 0 packets. Capture while the machine has traffic, or longer.")),
                rule("with filters", filtered.sees(ONE).at(304).sees(ONE).sees(inspected(0, "")),
                        new Finish(Reason.EmptyCapture, "Nothing matched the filter: TCP, local port 80;443, or any "
                                + "protocol, remote address 10.0.0.9. 1 file of 4.0 KiB with 0 packets. Check spec.filters.")),
                rule("a file that is broken before its first packet is not called empty",
                        SETTLED.sees(inspected(0, "breaks off inside packet 1, after 30 bytes")),
                        new Finish(Reason.Completed, "1 file of 4.0 KiB with 0 packets. "
                                + "night.cap breaks off inside packet 1, after 30 bytes.")));
    }

    @TestFactory
    Stream<DynamicTest> whereNobodyCanLookTheCaptureIsNoWorse() {
        Given onTarget = anOrder().spec("{storage: {filePath: /var/captures/night.cap}}").confirmed("").started(0);
        String mayNot = "the operator may not read the storage account (Storage Blob Data Reader).";
        return table(
                rule("no right to list: complete, and it says so",
                        ENDED.fails(FIND, 403, "AuthorizationPermissionMismatch"),
                        new Finish(Reason.Completed, "The file was not looked at: " + mayNot)),
                rule("no right to read", SETTLED.fails(INSPECT, 403, "AuthorizationPermissionMismatch"),
                        new Finish(Reason.Completed, "1 file of 4.0 KiB. What is inside was not looked at: " + mayNot)),
                rule("other trouble passes", SETTLED.fails(INSPECT, 500, "Oops"),
                        new Retry(sec(307), Reason.AzureUnavailable, "Azure said 500 Oops.")),
                rule("and when it does not, the end comes all the same",
                        ENDED.failedBefore(8).at(900).fails(FIND, 500, "Oops"),
                        new Finish(Reason.Completed,
                                "The file was not looked at: Azure said 500 Oops: Azure's words.")),
                rule("nobody answers: that is not told as an answer of Azure's",
                        ENDED.failedBefore(8).at(900).sees(new Observation.Refused(FIND,
                                ArmFailure.lost("No answer from Azure: Connection reset"))),
                        new Finish(Reason.Completed,
                                "The file was not looked at: No answer from Azure: Connection reset.")),
                rule("a status that somebody edited leads into no other account",
                        anOrder().confirmed("https://theirs.blob.core.windows.net/logs/night.cap").started(0)
                                .ended(300, "TimeExceeded"),
                        new Finish(Reason.Completed, "The file was not looked at: "
                                + "https://theirs.blob.core.windows.net/logs/night.cap is not in the account of "
                                + "spec.storage.accountId.")),
                rule("the file is on the target's own disk", onTarget.ended(300, "TimeExceeded"),
                        new Finish(Reason.Completed, "The file is on the target: /var/captures/night.cap")));
    }

    @TestFactory
    Stream<DynamicTest> aLongListIsReadPageByPage() {
        FileListing first = new FileListing(List.of(FILE), Optional.of("p2"), 1);
        FileListing full = new FileListing(IntStream.range(0, 1000).mapToObj(i -> new FoundFile(BLOB + i, 1)).toList(),
                Optional.of("p3"), 2);
        FileListing endless = new FileListing(List.of(), Optional.of("again"), 20);
        return table(rule("there is more", ENDED.sees(new FilesFound(first)), new FindFiles(BLOB, first)),
                rule("more than a status holds is left",
                        ENDED.sees(new FilesFound(full)), new Wait(sec(303), Reason.Inspecting, "The file is there.")),
                rule("empty pages without end are no files", ENDED.sees(new FilesFound(endless)),
                        new Wait(sec(302), Reason.Inspecting, "")));
    }

    @Test
    void whatWasFoundAndCountedIsKept() {
        assertThat(SETTLED.sees(inspected(12, "")).request().story().files()).containsExactly(FILE.counted(12));
    }

    @Test
    void whatHappenedIsToldInTheLastWordAndKept() {
        Given seen = SETTLED.sees(World.inspected(20_000));
        assertThat(((Finish) seen.decision()).detail()).startsWith(Given.SUMMARY.sentence() + " 1 file of ");
        assertThat(seen.request().story().summary()).contains(Given.SUMMARY);
    }

    @Test
    void whereThePageLiesIsKeptAndWhyThereIsNoneIsTold() {
        Given stored = SETTLED.sees(World.inspected(3).with(StoredPage.at("https://a.example/night.html")));
        assertThat(stored.request().story().pageUrl()).contains("https://a.example/night.html");
        Given refused = SETTLED.sees(World.inspected(3).with(StoredPage.not("The page about it was not stored: no.")));
        assertThat(refused.request().story().pageUrl()).isEmpty();
        assertThat(refused.decision()).isInstanceOfSatisfying(Finish.class, end -> {
            assertThat(end.reason()).isEqualTo(Reason.Completed);
            assertThat(end.detail()).endsWith("The page about it was not stored: no.");
        });
    }

    /** Why nothing is there says more than that nothing is. */
    @Test
    void ofFilesWithoutAPacketThereIsNoSentence() {
        CaptureSummary nothing = new CaptureSummary("The capture holds no packet.", null, 0L, 0L, 0L, 0L, 0L, 0L, 0L,
                0L, 0L, 0L, 0L, 0L);
        Finish end = (Finish) SETTLED.sees(new Inspected(inspected(0, "").inside(), Optional.of(nothing))).decision();
        assertThat(end.reason()).isEqualTo(Reason.EmptyCapture);
        assertThat(end.detail()).doesNotContain("The capture holds no packet.");
    }

    @Test
    void aCutListSaysSo() {
        List<FoundFile> thousand = IntStream.range(0, 1000).mapToObj(i -> new FoundFile(BLOB + i, 1)).toList();
        assertThat(Finds.unread(thousand, "").words())
                .isEqualTo("1000 files of 1000 B. Only the first 1000 files are listed.");
    }

    /** A path that a person has named may still hold the file of the night before. */
    @Test
    void aFileFromBeforeTheStartIsNotOurs() {
        assertThat(ENDED.sees(found(written(sec(-3600)))).request().story().files()).isEmpty();
        assertThat(ENDED.sees(found(written(sec(-30)))).request().story().files()).as("clocks differ").hasSize(1);
    }

    private static FoundFile written(Instant time) {
        return new FoundFile(BLOB, 7, Optional.of(time), Optional.empty());
    }

    static Inspected inspected(long packets, String trouble) {
        return new Inspected(List.of(new Inspection(BLOB, Optional.of(packets), trouble)), Optional.empty());
    }
}
