package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.ACCOUNT;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Given.session;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** From the recorded intent to Azure's confirmation: at most one order, and nobody else's session. */
class OrderingTest {
    private static final Looked NOT_THERE = new Looked(Optional.empty());
    private static final Stall CONFLICT = new Stall(sec(605), Reason.NameConflict, "It is " + SESSION.id() + ".");
    private static final String SEARCHED = "Azure has not answered the order; the session is looked for.";

    @TestFactory
    Stream<DynamicTest> onlyWhoseIntentWentThroughOrders() {
        return table(
                rule("our own intent was just written: order", aRequest().sees(new IntentRecorded(plan(1, 0))),
                        new Create(order())),
                rule("written 19 s ago: still in time",
                        aRequest().at(19).sees(new IntentRecorded(plan(1, 0))), new Create(order())),
                rule("written 20 s ago, for the process was held up: somebody else may have taken over",
                        aRequest().at(20).sees(new IntentRecorded(plan(1, 0))), new Look(SESSION)),
                rule("an intent was read, after a restart or by a new leader: look", anOrder().at(20),
                        new Look(SESSION)));
    }

    @Test
    void anOrderSaysEveryLimitAndWhereTheFileGoes() {
        Given tuned = aRequest().spec("{timeLimitSeconds: 60, totalBytes: 5, bytesPerPacket: 96}")
                .sees(new IntentRecorded(plan(1, 0)));
        assertThat(tuned.decision()).isEqualTo(new Create(
                new Order(SESSION, CaptureTarget.machine(VM), new Limits.Classic(60, 5), 96, List.of(),
                        new Storage(ACCOUNT.text(), null, null))));
    }

    @TestFactory
    Stream<DynamicTest> anUnansweredOrderIsOnlyLookedForUntilItCannotArrive() {
        return table(
                rule("not there after 1 s: again 2 s later", anOrder().at(1).sees(NOT_THERE),
                        new Wait(sec(3), Reason.Starting, SEARCHED)),
                rule("not there after 8 s: again 8 s later", anOrder().at(8).sees(NOT_THERE),
                        new Wait(sec(16), Reason.Starting, SEARCHED)),
                rule("not there after 40 s: again 15 s later at most", anOrder().at(40).sees(NOT_THERE),
                        new Wait(sec(55), Reason.Starting, SEARCHED)),
                rule("not there after 80 s: again when the order can no longer arrive",
                        anOrder().at(80).sees(NOT_THERE), new Wait(sec(90), Reason.Starting, SEARCHED)),
                rule("not there in the last instant: once more", anOrder().at(89).sees(NOT_THERE),
                        new Wait(sec(90), Reason.Starting, SEARCHED)));
    }

    @TestFactory
    Stream<DynamicTest> afterThatWindowTheRequestIsPreparedAnew() {
        Given again = anOrder().at(90).sees(NOT_THERE);
        return table(rule("the target is read first", again, new ReadTarget(VM)),
                rule("then the next intent is recorded", again.targetIs(READY).watchersAre(WEST).checked(),
                        new RecordIntent(plan(2, 90))),
                rule("the third follows the second",
                        aRequest().ordered(2, 100).at(190).sees(NOT_THERE).targetIs(READY).watchersAre(WEST).checked(),
                        new RecordIntent(plan(3, 190))),
                rule("but not after the start deadline",
                        anOrder().spec("{startDeadlineSeconds: 60}").at(90).sees(NOT_THERE),
                        new Finish(Reason.StartDeadlineExceeded, "startDeadlineSeconds is 60.")),
                rule("and not when somebody has said Stopped meanwhile",
                        anOrder().edited("{desiredState: Stopped}").at(90).sees(NOT_THERE),
                        new Wait(sec(690), Reason.Held, "")));
    }

    @TestFactory
    Stream<DynamicTest> whatIsFoundIsCompared() {
        ArmId shouted = new ArmId(session().target().id().text().toUpperCase(Locale.ROOT));
        return table(rule("what was ordered: go on with it", found(session()), new Wait(sec(10), Reason.Starting, "")),
                rule("in other spelling: go on with it", found(like(shouted, 300, 1L << 30, 0)),
                        new Wait(sec(10), Reason.Starting, "")),
                rule("another target", found(like(new ArmId(VM.text() + "2"), 300, 1L << 30, 0)), CONFLICT),
                rule("another time limit", found(like(VM, 301, 1L << 30, 0)), CONFLICT),
                rule("another size limit", found(like(VM, 300, 7, 0)), CONFLICT),
                rule("another packet length", found(like(VM, 300, 1L << 30, 96)), CONFLICT),
                rule("of our content, but it never ran", found(failed()),
                        new Finish(Reason.StoppedByAgent, "Azure could not start the session.")));
    }

    @TestFactory
    Stream<DynamicTest> theScopeOfAScaleSetIsCompared() {
        String chosen = "{target: {resourceId: %s, instances: {include: ['3', '4']}}}".formatted(Given.SET);
        return table(//
                rule("full ids in another order: go on with it", foundOnSet(chosen, "4", "3"),
                        new Wait(sec(10), Reason.Starting, "")),
                rule("one instance less", foundOnSet(chosen, "3"), CONFLICT),
                rule("all instances", foundOnSet(chosen), CONFLICT));
    }

    @TestFactory
    Stream<DynamicTest> theLimitsOfARingBufferAreCompared() {
        Given ring = anOrder().spec("{ringBuffer: {fileCount: 2, fileSizeBytes: 1000}}").at(5);
        return table(//
                rule("the same: go on with it", foundRing(ring, 2, 1000, 86_400),
                        new Wait(sec(10), Reason.Starting, "")),
                rule("another number of files", foundRing(ring, 3, 1000, 86_400), CONFLICT),
                rule("another size", foundRing(ring, 2, 1001, 86_400), CONFLICT),
                rule("another length", foundRing(ring, 2, 1000, 86_401), CONFLICT),
                rule("a classic one", ring.sees(new Looked(Optional.of(session()))), CONFLICT));
    }

    @Test
    void aStrangerIsNotTakenForConfirmed() {
        assertThat(found(like(VM, 301, 1L << 30, 0)).request().story()).isEqualTo(anOrder().request().story());
    }

    @Test
    void whatWasFoundIsTheConfirmation() {
        assertThat(found(session()).request().story().confirmed()).contains(new Confirmed(Given.BLOB));
    }

    private static Given foundOnSet(String tweak, String... instances) {
        List<String> full = Stream.of(instances).map(id -> Given.SET + "/virtualMachines/" + id).toList();
        return anOrder().spec(tweak).at(5).sees(new Looked(Optional.of(new Session(
                new CaptureTarget(Given.SET, TargetKind.ScaleSet, new Scope(full, List.of())),
                new Limits.Classic(300, 1L << 30), 0, Given.BLOB, "Succeeded"))));
    }

    private static Given foundRing(Given ring, int files, long bytes, int seconds) {
        return ring.sees(new Looked(Optional.of(new Session(CaptureTarget.machine(VM),
                new Limits.RingBuffer(files, bytes, seconds), 0, Given.BLOB, "Succeeded"))));
    }

    private static Given found(Session session) {
        return anOrder().at(5).sees(new Looked(Optional.of(session)));
    }

    private static Session like(ArmId target, int timeLimit, long totalBytes, long perPacket) {
        return new Session(target, timeLimit, totalBytes, perPacket, Given.BLOB, "Succeeded");
    }

    private static Session failed() {
        return new Session(VM, 300, 1L << 30, 0, Given.BLOB, "Failed");
    }

    private static Order order() {
        return new Order(SESSION, CaptureTarget.machine(VM), new Limits.Classic(300, 1L << 30), 0, List.of(),
                new Storage(ACCOUNT.text(), null, null));
    }
}
