package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Given.session;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call failed. An order counts as not made only when that is certain. */
class TroubleTest {
    private static final Create CREATE = new Create(Order.of(SESSION, Specs.everyday()));
    private static final String MISSING = "It needs Microsoft.Network/networkWatchers/packetCaptures/write: assign the"
            + " role Network Contributor on /subscriptions/s1/resourceGroups/NetworkWatcherRG.";

    @TestFactory
    Stream<DynamicTest> aDefiniteRefusalForgetsTheOrder() {
        return table(
                rule("403: a person has to give a right", orderFails(403, "AuthorizationFailed"),
                        new Stall(sec(600), Reason.Forbidden, MISSING + " Azure said 403 AuthorizationFailed:"
                                + " Azure's words.")),
                rule("403: a policy forbids it", orderFails(403, "RequestDisallowedByPolicy"),
                        new Stall(sec(600), Reason.AzureRefused,
                                "Azure said 403 RequestDisallowedByPolicy: Azure's words. Ask the owner of the policy that"
                                        + " Azure names for an exemption.")),
                rule("all places are taken: wait for one", orderFails(400, "PacketCaptureCountLimitReached"),
                        new Wait(sec(600), Reason.Queued,
                                "Azure said 400 PacketCaptureCountLimitReached: Azure's words.")),
                rule("401: a person has to mend the credentials", orderFails(401, ""),
                        new Stall(sec(30), Reason.CredentialsMissing, "Azure said 401: Azure's words.")),
                rule("never sent: tried again", anOrder().sees(new Refused(CREATE, ArmFailure.notSent("no route"))),
                        new Retry(sec(2), Reason.NoAnswer)),
                rule("429: tried again", orderFails(429, "TooManyRequests"),
                        new Retry(sec(2), Reason.Throttled, "Azure said 429 TooManyRequests.")),
                rule("429 with a time: not before that time", anOrder().sees(new Postponed(CREATE, sec(42), true)),
                        new Retry(sec(42), Reason.Throttled)),
                rule("another operation holds the watcher: tried again", orderFails(429, "AnotherOperationInProgress"),
                        new Retry(sec(2), Reason.AzureBusy, "Azure said 429 AnotherOperationInProgress.")),
                rule("and not before Azure wants it",
                        anOrder().sees(new Refused(CREATE,
                                ArmFailure.refused(429, "RetryableErrorDueToAnotherOperation", "").notBefore(sec(14)))),
                        new Retry(sec(14), Reason.AzureBusy,
                                "Azure said 429 RetryableErrorDueToAnotherOperation.", true)),
                rule("the start deadline is not slept through",
                        anOrder().spec("{startDeadlineSeconds: 60}").fails(CREATE, 403, "RequestDisallowedByAzure"),
                        new Stall(sec(61), Reason.AzureRefused,
                                "Azure said 403 RequestDisallowedByAzure: Azure's words. Ask the owner of the policy that"
                                        + " Azure names for an exemption.")));
    }

    @ParameterizedTest
    @CsvSource({"403, AuthorizationFailed, true", "401, '', true", "429, TooManyRequests, true",
            "409, RetryableError, true", "400, InvalidParameter, false", "409, Conflict, false",
            "404, ParentResourceNotFound, false", "408, '', false", "500, InternalServerError, false",
            "503, '', false"})
    void thePlanIsForgottenOnlyAfterACertainAnswer(int status, String code, boolean forgotten) {
        Story story = orderFails(status, code).request().story();
        assertThat(story.plan().isEmpty()).isEqualTo(forgotten);
        assertThat(story.attempts()).as("a refused order counts as one").isEqualTo(1);
    }

    @Test
    void anOrderIsKeptWhenAzurePostponesItInTroubleOfItsOwn() {
        assertThat(anOrder().sees(new Postponed(CREATE, sec(9), false)).request().story().plan()).isPresent();
    }

    @Test
    void anOrderThatWasNeverSentOrPostponedIsForgotten() {
        assertThat(anOrder().sees(new Refused(CREATE, ArmFailure.notSent("no route"))).request().story().plan())
                .isEmpty();
        assertThat(anOrder().sees(new Postponed(CREATE, sec(9), true)).request().story().plan()).isEmpty();
    }

    @Test
    void anOrderThatWasPostponedButMayHaveBeenCarriedOutIsLookedForInTime() {
        Given unclear = anOrder().sees(new Postponed(CREATE, sec(30), false));
        assertThat(unclear.decision()).isEqualTo(new Retry(sec(30), Reason.Throttled));
        assertThat(unclear.rests(new Retry(sec(30), Reason.Throttled)).at(30).decision()).isEqualTo(new Look(SESSION));
    }

    @TestFactory
    Stream<DynamicTest> anUnclearRefusalIsFollowedByALook() {
        Given unclear = orderFails(400, "InvalidParameter");
        return table(rule("400: is something there?", unclear, new Look(SESSION)),
                rule("409: is something there?", orderFails(409, "Conflict"), new Look(SESSION)),
                rule("nothing there: blocked, in Azure's words", unclear.sees(new Looked(Optional.empty())),
                        new Stall(sec(600), Reason.AzureRefused, "Azure said 400 InvalidParameter: Azure's words.")),
                rule("nothing there, and no watcher either",
                        orderFails(404, "ParentResourceNotFound").sees(new Looked(Optional.empty())),
                        new Stall(sec(600), Reason.NoWatcher,
                                "Azure said 404 ParentResourceNotFound: Azure's words.")),
                rule("what was ordered is there: go on with it", unclear.sees(new Looked(Optional.of(session()))),
                        new Wait(sec(2), Reason.Starting, "")),
                rule("another one is there: left alone", unclear.sees(new Looked(Optional.of(
                        new Session(VM, 1, 1, 1, "", "Succeeded")))),
                        new Stall(sec(600), Reason.NameConflict, "It is " + SESSION.id() + ".")),
                rule("the look fails too: later", unclear.fails(new Look(SESSION), 503, ""),
                        new Retry(sec(2), Reason.AzureUnavailable, "Azure said 503.")));
    }

    @TestFactory
    Stream<DynamicTest> anUncertainOrderIsLookedForTwoSecondsLater() {
        return table(rule("500", orderFails(500, "InternalServerError"), inDoubt(2, "500 InternalServerError")),
                rule("503", orderFails(503, ""), inDoubt(2, "503")),
                rule("408", orderFails(408, ""), inDoubt(2, "408")),
                rule("no answer", anOrder().sees(new Refused(CREATE, ArmFailure.lost("timeout"))),
                        new Retry(sec(2), Reason.NoAnswer, "The session is looked for.")));
    }

    @TestFactory
    Stream<DynamicTest> whyAnOrderIsOpenIsToldAsLongAsItIs() {
        Looked notThere = new Looked(Optional.empty());
        Given looked = orderFails(500, "InternalServerError").at(2).sees(notThere);
        return table(rule("in the next visit", looked, inDoubt(4, "500 InternalServerError")),
                rule("and in the one after it",
                        looked.rests(inDoubt(4, "500 InternalServerError")).at(4).sees(notThere),
                        inDoubt(8, "500 InternalServerError")));
    }

    private static Retry inDoubt(int until, String status) {
        return new Retry(sec(until), Reason.AzureUnavailable,
                "Azure said " + status + ". The session is looked for.");
    }

    @TestFactory
    Stream<DynamicTest> otherCallsAreRepeatedOrBlock() {
        ReadTarget read = new ReadTarget(VM);
        Query query = new Query(SESSION);
        return table(
                rule("nothing ordered yet, a right is missing: blocked",
                        aRequest().fails(read, 403, "AuthorizationFailed"),
                        new Stall(sec(600), Reason.Forbidden, "It needs Microsoft.Compute/virtualMachines/read: assign"
                                + " the role Reader on " + VM
                                + ". Azure said 403 AuthorizationFailed: Azure's words.")),
                rule("nothing ordered yet, Azure in trouble: again", aRequest().fails(read, 503, ""),
                        new Retry(sec(2), Reason.AzureUnavailable, "Azure said 503.")),
                rule("no credentials: blocked, in our own words, and looked for twice a minute",
                        aRequest().sees(new Refused(read, ArmFailure.noCredentials("Secret team/x does not exist."))),
                        new Stall(sec(30), Reason.CredentialsMissing, "Secret team/x does not exist.")),
                rule("with a session missing credentials are trouble",
                        aCapture().sees(new Refused(query, ArmFailure.noCredentials("Secret team/x does not exist."))),
                        new Retry(sec(2), Reason.CredentialsMissing, "Secret team/x does not exist.")),
                rule("no answer: again", aRequest().sees(new Refused(read, ArmFailure.lost("timeout"))),
                        new Retry(sec(2), Reason.NoAnswer)),
                rule("with a session the same missing right is trouble, not a block",
                        aCapture().fails(query, 403, "AuthorizationFailed"),
                        new Retry(sec(2), Reason.Forbidden, MISSING.replace("write", "queryStatus/action")
                                + " Azure said 403 AuthorizationFailed.")),
                rule("a query may be postponed", aCapture().sees(new Postponed(query, sec(30), true)),
                        new Retry(sec(30), Reason.Throttled)),
                rule("files: Azure in trouble", aCapture().ended(300, "TimeExceeded")
                        .fails(new FindFiles(Given.BLOB, FileListing.NONE), 503, ""),
                        new Retry(sec(302), Reason.AzureUnavailable, "Azure said 503.")));
    }

    @Test
    void azuresWordsAreCutAndCleaned() {
        ArmFailure loud = ArmFailure.refused(401, "", "no\u202e\n" + "x".repeat(1000));
        Stall stall = (Stall) anOrder().sees(new Refused(CREATE, loud)).decision();
        assertThat(stall.detail()).startsWith("Azure said 401: noxxx").endsWith("…").hasSizeLessThan(330);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 32", "5, 64", "6, 128", "7, 256", "8, 300", "9, 300",
            "1000, 300"})
    void pausesDoubleUpToFiveMinutesAndNeverEnd(int failedBefore, int pause) {
        Given failing = aRequest().failedBefore(failedBefore).fails(new ReadTarget(VM), 503, "");
        assertThat(failing.decision()).isEqualTo(new Retry(sec(pause), Reason.AzureUnavailable, "Azure said 503."));
    }

    @Test
    void aGoodVisitForgetsEarlierFailures() {
        Given recovered = aRequest().failedBefore(7).rests(new Wait(sec(0), Reason.Starting, ""));
        assertThat(recovered.fails(new ReadTarget(VM), 503, "").decision())
                .isEqualTo(new Retry(sec(2), Reason.AzureUnavailable, "Azure said 503."));
    }

    @Test
    void theNextAttemptAfterAForgottenOneHasTheNextNumber() {
        Given again = orderFails(429, "").rests(new Retry(sec(0), Reason.Throttled)).targetIs(Given.READY)
                .watchersAre(Given.WEST).checked();
        assertThat(again.decision()).isEqualTo(new Decision.RecordIntent(plan(2, 0)));
    }

    private static Given orderFails(int status, String code) {
        return anOrder().fails(CREATE, status, code);
    }
}
