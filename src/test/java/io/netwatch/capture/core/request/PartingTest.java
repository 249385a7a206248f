package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Named.NIGHTLY;
import static io.netwatch.capture.core.request.Named.NOBODY;
import static io.netwatch.capture.core.request.Named.adopted;
import static io.netwatch.capture.core.request.Named.ended;
import static io.netwatch.capture.core.request.Named.made;
import static io.netwatch.capture.core.request.Named.ordered;
import static io.netwatch.capture.core.request.Named.runs;
import static io.netwatch.capture.core.request.Named.there;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A deleted request takes its named session away, waits for Azure, and leaves when nothing can come any more. */
class PartingTest {
    private static final SessionRead GONE = new SessionRead(Optional.empty());
    private static final Given LEAVING = made().deleted().at(5);

    @TestFactory
    Stream<DynamicTest> azureIsGivenTimeToStopAndToDelete() {
        Given stopping = LEAVING.sees(there(VM)).sees(runs(CREATED)).sees(NOBODY).sees(new StopAnswered(true));
        Given deleting = LEAVING.sees(there(VM)).sees(ended()).sees(NOBODY).sees(new DeleteAnswered());
        return table(rule("told to stop: a moment", stopping, again(8)),
                rule("it still runs", next(stopping, 60).sees(there(VM)).sees(runs(CREATED)), again(63)),
                rule("it has stopped", next(stopping, 60).sees(there(VM)).sees(ended()).sees(NOBODY),
                        new Delete(NIGHTLY)),
                rule("told to go: a moment", deleting, again(8)),
                rule("it is still there", next(deleting, 60).sees(there(VM)).sees(ended()), again(63)));
    }

    @TestFactory
    Stream<DynamicTest> itLeavesWhenNothingCanComeAnyMore() {
        Wait arrival = new Wait(sec(90), Reason.Stopping, "An unanswered order may still arrive.");
        Given unconfirmed = ordered(new Origin.Named()).deleted().at(5);
        Given adopted = adopted().spec("{deletionPolicy: Delete}").deleted().at(5);
        return table(
                rule("what Azure had confirmed and was told to delete is gone for good",
                        next(deleted(answered(LEAVING)), 8).sees(GONE),
                        new Release()),
                rule("of what was never confirmed a second order may come",
                        next(deleted(answered(unconfirmed)), 8).sees(GONE),
                        arrival),
                rule("so it may where somebody else has deleted it",
                        answered(LEAVING).sees(GONE).sees(new Listed(Set.of())),
                        arrival),
                rule("nothing was ordered of what was adopted",
                        answered(adopted).sees(GONE).sees(new Listed(Set.of())),
                        new Release()),
                rule("a process that has just started does not know what its predecessor sent",
                        adopted.sees(GONE).sees(new Listed(Set.of())),
                        new Wait(sec(95), Reason.Stopping,
                                "The session is gone, but an unanswered order to end it may still arrive.")),
                rule("a file somewhere else shows another session",
                        ordered(new Origin.Named()).confirmed(BLOB + "2").deleted()
                                .at(100).sees(there(VM)),
                        new Release()));
    }

    /** By the process that recorded the plan, and was answered ever since. */
    private static Given answered(Given leaving) {
        return leaving.progress(leaving.progress().after(
                new IntentRecorded(leaving.request().story().plan().orElseThrow()), CREATED));
    }

    private static Given deleted(Given leaving) {
        return leaving.sees(there(VM)).sees(ended()).sees(NOBODY).sees(new DeleteAnswered());
    }

    private static Given next(Given visit, long seconds) {
        return visit.rests(new Wait(sec(seconds), Reason.Stopping, "")).at(seconds);
    }

    private static Wait again(long seconds) {
        return new Wait(sec(seconds), Reason.Stopping, "");
    }
}
