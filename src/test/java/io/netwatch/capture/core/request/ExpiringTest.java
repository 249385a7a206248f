package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.NewsDelivery.State;
import io.netwatch.capture.core.request.Decision.Done;
import io.netwatch.capture.core.request.Decision.Expire;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Keep;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A finished request may delete itself after its time to live. */
class ExpiringTest {
    @TestFactory
    Stream<DynamicTest> aFinishedRequestGoesWhenItsTimeIsOver() {
        Given finished = finished(Reason.Completed).spec("{ttlSecondsAfterFinished: 60}");
        return table(
                rule("without a time to live it stays for ever", finished(Reason.Completed).at(9_999_999), new Done()),
                rule("until then it is kept", finished.at(359), new Keep(sec(360))),
                rule("then it expires", finished.at(360), new Expire()),
                rule("at once with a time of zero", finished.spec("{ttlSecondsAfterFinished: 0}").at(300),
                        new Expire()),
                rule("a failed one too",
                        finished(Reason.UploadFailed).spec("{ttlSecondsAfterFinished: 60}").at(360), new Expire()),
                rule("untold news is waited for", told(finished, State.Pending).at(360), new Keep(sec(390))),
                rule("what is given up is not", told(finished, State.GivenUp).at(360), new Expire()),
                rule("once deletion has begun it leaves as usual", finished.deleted().at(360),
                        new Look(Given.SESSION)),
                rule("what a GitOps tool would put back is left alone", finished.managedBy("Flux").at(360),
                        new Done()));
    }

    @Test
    void thatItStaysIsToldOnceWithTheFinalWord() {
        Given managed = aCapture().ended(300, "TimeExceeded").at(300).managedBy("Flux");
        Finish end = new Finish(Reason.Completed, "Detail.");
        String stays = "Detail. This object stays, whatever ttlSecondsAfterFinished says: Flux would put it back, and it"
                + " would capture again.";
        assertThat(Report.of(managed.spec("{ttlSecondsAfterFinished: 60}").request(), end, managed.now()).turn())
                .hasValueSatisfying(ready -> assertThat(ready.message()).contains(stays));
        assertThat(Report.of(managed.request(), end, managed.now()).turn())
                .hasValueSatisfying(ready -> assertThat(ready.message()).doesNotContain("stays"));
    }

    @TestFactory
    Stream<DynamicTest> nothingElseExpires() {
        return table(
                rule("a request that has not ended", aRequest().spec("{ttlSecondsAfterFinished: 0}").at(999),
                        new ReadTarget(Given.VM)),
                rule("one whose end a hand has made unreadable",
                        damaged(finished(Reason.Completed).spec("{ttlSecondsAfterFinished: 60}")).at(999), new Done()));
    }

    /** The final word was said at second 300. */
    private static Given finished(Reason reason) {
        return aCapture().ended(300, "TimeExceeded").at(300).standing(reason);
    }

    private static Given told(Given given, State state) {
        return given.read(given.request().status()
                .withNews(List.of(new NewsDelivery("on-call", "Finished", state, "2026-03-01T02:05:00Z", null))));
    }

    private static Given damaged(Given given) {
        List<Condition> conditions = given.request().conditions().stream().map(
                old -> new Condition(old.type(), old.status(), 1L, "noon", old.reason(), old.message())).toList();
        return given.read(StatusCodec.write(given.request(), conditions));
    }
}
