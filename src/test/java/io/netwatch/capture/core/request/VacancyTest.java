package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.WATCHER;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.running;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.request.Observation.RunRead;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person chose the session's name: before anything is ordered it is asked who has it. */
class VacancyTest {
    private static final SessionRef NIGHTLY = new SessionRef(WATCHER, "nightly");
    private static final ClaimsRead NOBODY = new ClaimsRead(List.of());
    private static final String IT = NIGHTLY.id() + " captures on " + VM + " and is Running since " + CREATED + ". ";

    @TestFactory
    Stream<DynamicTest> aFreeNameIsOrdered() {
        Given asked = named("Fail").sees(NOBODY);
        Given unseen = asked.sees(new SessionRead(Optional.empty()));
        Given free = unseen.sees(new Listed(Set.of()));
        Given recorded = free.sees(new IntentRecorded(made()));
        return table(rule("who else records it?", named("Fail"), new ReadClaims(NIGHTLY)),
                rule("who has it in Azure?", asked, new ReadSession(NIGHTLY)),
                rule("nobody: does the list say so too?", unseen, new ListSessions(WATCHER)),
                rule("it does: record it", free, new RecordIntent(made())),
                rule("it does not: one of the two answers is old", unseen.sees(new Listed(Set.of("nightly"))),
                        new Wait(sec(3), Reason.Queued, "Azure lists " + NIGHTLY.id() + ", but does not show it.")),
                rule("and look at the others' records once more, after our own", recorded, new ReadClaims(NIGHTLY)),
                rule("still nobody: order", recorded.sees(NOBODY),
                        new Create(Order.of(NIGHTLY, recorded.request().spec()))),
                rule("too late to order: somebody else may have taken over", recorded.at(20).sees(NOBODY),
                        new Decision.Look(NIGHTLY)));
    }

    @TestFactory
    Stream<DynamicTest> aTakenNameIsLookedInto() {
        return table(
                rule("how is it?", found("Fail", VM), new ReadRun(NIGHTLY)),
                rule("Fail", found("Fail", VM).sees(runs()),
                        conflict(600, IT + "To take its name set spec.conflictPolicy to Replace, to watch it set"
                                + " Adopt.")),
                rule("Replace records which one", found("Replace", VM).sees(runs()),
                        new RecordIntent(new Plan(NIGHTLY, 1, CREATED, new Origin.Replaced(CREATED)))),
                rule("Adopt records which one, and what is different", found("Adopt", VM).sees(runs()),
                        new RecordIntent(new Plan(NIGHTLY, 1, CREATED,
                                new Origin.Adopted(CREATED, "timeLimitSeconds is 999, not 300")))),
                rule("one that has not begun could not be told from a newer one",
                        found("Replace", VM).sees(new RunRead(
                                Optional.of(new RunState(RunState.Status.Unknown, Optional.empty(), "", List.of())))),
                        conflict(10, NIGHTLY.id() + " captures on " + VM + " and is Unknown. "
                                + "Azure does not say yet when it began, so it is not touched.")),
                rule("one that has no run state any more is going too",
                        found("Fail", VM).sees(new RunRead(Optional.empty())),
                        new Wait(sec(3), Reason.Queued, "Azure is still deleting " + NIGHTLY.id() + ".")),
                rule("one that is going is awaited",
                        named("Fail").sees(NOBODY).sees(new SessionRead(Optional.of(session(VM, BLOB, "Deleting")))),
                        new Wait(sec(3), Reason.Queued, "Azure is still deleting " + NIGHTLY.id() + ".")));
    }

    /** It is adopted with its own limits, whatever the spec says, and the status tells the difference. */
    @ParameterizedTest
    @MethodSource
    void whatIsDifferentAboutAnAdoptedSessionIsTold(String spec, Limits limits, long bytes, String differs) {
        Given asked = aRequest().spec("{captureName: nightly, conflictPolicy: Adopt}").spec(spec).targetIs(READY)
                .watchersAre(WEST).checked().sees(NOBODY)
                .sees(new SessionRead(Optional.of(new Session(CaptureTarget.machine(VM), limits, bytes, BLOB,
                        "Succeeded"))))
                .sees(runs());
        assertThat(asked.decision())
                .isEqualTo(new RecordIntent(new Plan(NIGHTLY, 1, CREATED, new Origin.Adopted(CREATED, differs))));
    }

    static Stream<Arguments> whatIsDifferentAboutAnAdoptedSessionIsTold() {
        Limits usual = new Limits.Classic(300, 1L << 30);
        Limits ring = new Limits.RingBuffer(2, 1000, 60);
        String same = "{ringBuffer: {fileCount: 2, fileSizeBytes: 1000, sessionTimeLimitSeconds: 60}}";
        return Stream.of(arguments("{}", usual, 0, ""), arguments("{}", usual, 96, "bytesPerPacket is 96, not 0"),
                arguments("{totalBytes: 5}", new Limits.Classic(60, 7), 0,
                        "timeLimitSeconds is 60, not 300, totalBytes is 7, not 5"),
                arguments(same, ring, 0, ""),
                arguments("{ringBuffer: {fileCount: 3, fileSizeBytes: 1000, sessionTimeLimitSeconds: 60}}", ring, 0,
                        "ringBuffer is 2 files of 1000 bytes for 60 s, not 3 files of 1000 bytes for 60 s"),
                arguments("{}", ring, 0, "it has 2 files of 1000 bytes for 60 s, not one file"),
                arguments(same, usual, 0, "it has one file, not 2 files of 1000 bytes for 60 s"));
    }

    @Test
    void whatAzureRefusedIsNotOursHoweverAlike() {
        Given refused = named("Fail").sees(NOBODY).sees(new SessionRead(Optional.empty())).sees(new Listed(Set.of()))
                .sees(new IntentRecorded(made())).sees(NOBODY)
                .fails(new Create(Order.of(NIGHTLY, Specs.with("{captureName: nightly}"))), 409, "Conflict");
        Given alike = refused.sees(new SessionRead(Optional.of(new Session(VM, 300, 1L << 30, 0, BLOB, "Succeeded"))))
                .sees(runs());

        assertThat(refused.decision()).isEqualTo(new ReadSession(NIGHTLY));
        assertThat(alike.decision()).isEqualTo(conflict(600, "It is " + NIGHTLY.id() + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Replace", "Adopt"})
    void onlyTheOwnTargetCounts(String policy) {
        ArmId other = new ArmId(VM.text() + "-2");
        assertThat(found(policy, other).sees(runs()).decision()).isEqualTo(conflict(600,
                NIGHTLY.id() + " captures on " + other + " and is Running since " + CREATED + ". conflictPolicy "
                        + policy
                        + " is for sessions on spec.target only: choose another spec.captureName."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fail", "Replace", "Adopt"})
    void aTargetThatTheNamespaceMayNotUseIsNotNamed(String policy) {
        ArmId foreign = new ArmId(VM.text().replace("/s1/", "/s2/"));
        assertThat(found(policy, foreign).sees(runs()).decision()).isInstanceOfSatisfying(Stall.class,
                stall -> assertThat(stall.detail()).contains("a target that namespace team may not use")
                        .doesNotContain("/s2/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://theirs.blob.core.windows.net/c/x.cap",
            "https://evidence2.blob.core.windows.net/x.cap",
            "no url"})
    void aFileElsewhereIsNotAdopted(String url) {
        Given given = named("Adopt").sees(NOBODY)
                .sees(new SessionRead(Optional.of(session(VM, url, "Succeeded"))));
        assertThat(given.sees(runs()).decision()).isEqualTo(conflict(600,
                IT + "Its file does not go to spec.storage.accountId: name the account that it goes to."));
    }

    @ParameterizedTest
    @CsvSource({"night-99999999-6f1d2c3b-4a59-4e68-8d77-000000000036, true",
            "night-0a1b2c3d-6f1d2c3b-4a59-4e68-8d77-000000000036, false", "night-99999999, false"})
    void whatAnotherInstallationHasNamedIsNotReplaced(String name, boolean refused) {
        Given given = aRequest().spec("{captureName: %s, conflictPolicy: Replace}".formatted(name)).targetIs(READY)
                .watchersAre(WEST).checked().sees(NOBODY)
                .sees(new SessionRead(Optional.of(session(VM, BLOB, "Succeeded"))))
                .sees(runs());
        assertThat(given.decision() instanceof Stall).isEqualTo(refused);
    }

    @TestFactory
    Stream<DynamicTest> whoeverRecordedItFirstHasIt() {
        Given recorded = named("Fail").sees(NOBODY).sees(new SessionRead(Optional.empty()))
                .sees(new IntentRecorded(made()));
        String detail = "PacketCaptureRequest team/other has spec.captureName \"nightly\": choose another name.";
        return table(
                rule("another request has it", named("Replace").sees(claimed("team", -9, true)), conflict(600, detail)),
                rule("one of another namespace, which is not named", named("Replace").sees(claimed("theirs", -9, true)),
                        conflict(600, "A PacketCaptureRequest of another namespace has spec.captureName \"nightly\": "
                                + "choose another name.")),
                rule("a younger one that has its session keeps it", named("Replace").sees(claimed("team", 9, true)),
                        conflict(600, detail)),
                rule("recorded in the same moment, and we are younger: step back",
                        recorded.sees(claimed("team", -9, false)), conflict(600, detail)),
                rule("and we are older: step back too, and come again first", recorded.sees(claimed("team", 9, false)),
                        conflict(10, detail)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-9, 9})
    void whoStepsBackForgetsThePlan(long seconds) {
        Given recorded = named("Fail").sees(new IntentRecorded(made())).sees(claimed("team", seconds, false));
        assertThat(recorded.request().story().plan()).isEmpty();
    }

    private static Given named(String policy) {
        return aRequest().spec("{captureName: nightly, conflictPolicy: %s}".formatted(policy)).targetIs(READY)
                .watchersAre(WEST).checked();
    }

    private static Given found(String policy, ArmId target) {
        return named(policy).sees(NOBODY).sees(new SessionRead(Optional.of(session(target, BLOB, "Succeeded"))));
    }

    private static Session session(ArmId target, String blobUrl, String state) {
        return new Session(target, 999, 1L << 30, 0, blobUrl, state);
    }

    private static RunRead runs() {
        return new RunRead(Optional.of(running()));
    }

    private static ClaimsRead claimed(String namespace, long seconds, boolean confirmed) {
        return new ClaimsRead(List.of(new Claim(new RequestKey(namespace, "other"), sec(seconds), "uid-2",
                Optional.of(CREATED), confirmed)));
    }

    private static Plan made() {
        return new Plan(NIGHTLY, 1, CREATED, new Origin.Named());
    }

    private static Stall conflict(long recheck, String detail) {
        return new Stall(sec(recheck), Reason.NameConflict, detail);
    }
}
