package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Named.NIGHTLY;
import static io.netwatch.capture.core.request.Named.NOBODY;
import static io.netwatch.capture.core.request.Named.SOMEBODY;
import static io.netwatch.capture.core.request.Named.ended;
import static io.netwatch.capture.core.request.Named.made;
import static io.netwatch.capture.core.request.Named.ordered;
import static io.netwatch.capture.core.request.Named.runs;
import static io.netwatch.capture.core.request.Named.there;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A session whose name proves nothing is recognised before anything is believed of it, or done to it. */
class GuardingTest {
    @TestFactory
    Stream<DynamicTest> whoeverWatchesIsNotMisledByANewerSessionOfTheName() {
        Given unseen = ordered(new Origin.Named()).confirmed(BLOB).at(5);
        Given watched = made().at(16);
        Finish lost = new Finish(Reason.CaptureLost, "A newer session has its name: it is " + NIGHTLY.id() + ".");
        Queried newer = new Queried(Optional.of(
                new RunState(RunState.Status.Running, Optional.of(sec(15)), "", List.of())));
        return table(rule("before its beginning is believed it is recognised", unseen, new ReadSession(NIGHTLY)),
                rule("by its run too", unseen.sees(there(VM)), new ReadRun(NIGHTLY)),
                rule("it is the one that was ordered", unseen.sees(there(VM)).sees(runs(sec(3))), new Query(NIGHTLY)),
                rule("it captures elsewhere", unseen.sees(there(new ArmId(VM.text() + "-2"))), lost),
                rule("it began after our order could arrive", unseen.sees(there(VM)).sees(runs(sec(391))), lost),
                rule("it began with a beginning that we know", watched.rests(new Wait(sec(16), Reason.Running, "")),
                        new Query(NIGHTLY)),
                rule("and then with another", watched.sees(newer), lost));
    }

    @Test
    void ofANewerSessionOfTheNameNothingIsLearned() {
        Given watched = made().at(16);
        Queried newer = new Queried(Optional.of(
                new RunState(RunState.Status.Stopped, Optional.of(sec(15)), "Manual", List.of())));
        assertThat(watched.sees(newer).request().story()).isEqualTo(watched.request().story());
    }

    @TestFactory
    Stream<DynamicTest> whatWasMadeIsStoppedOnceItIsRecognised() {
        Given unwanted = made().rests(new Wait(sec(50), Reason.Running, "")).edited("{desiredState: Stopped}").at(50);
        Given recognised = unwanted.sees(there(VM)).sees(runs(CREATED));
        return table(rule("is it there?", unwanted, new ReadSession(NIGHTLY)),
                rule("does anybody else live by it?", recognised, new ReadClaims(NIGHTLY)),
                rule("nobody: stop it", recognised.sees(NOBODY), new Stop(NIGHTLY)),
                rule("somebody: it runs on", recognised.sees(SOMEBODY), new Query(NIGHTLY)),
                rule("Azure is at it", recognised.sees(NOBODY).sees(new StopAnswered(true))
                        .rests(new Wait(sec(50), Reason.Stopping, "")).at(60).sees(there(VM)).sees(runs(CREATED)),
                        new Wait(sec(62), Reason.Stopping, "")),
                rule("it has ended by itself", unwanted.sees(there(VM)).sees(ended()), new Query(NIGHTLY)));
    }
}
