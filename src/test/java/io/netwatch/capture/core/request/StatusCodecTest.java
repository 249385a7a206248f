package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.aCapture;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.anOrder;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status is all that survives a restart, and people read it too. */
class StatusCodecTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestFactory
    Stream<DynamicTest> aStorySurvivesARestart() {
        return Stream.of(survives("nothing yet", aRequest()), survives("an order", anOrder()),
                survives("the third order", aRequest().ordered(3, 200)),
                survives("a confirmed one", anOrder().confirmed(BLOB)),
                survives("a file on the target only", anOrder().confirmed("")), survives("a capture", aCapture()),
                survives("a missing one", aCapture().missingSince(100)),
                survives("an ended one", aCapture().ended(300, "Manual")),
                survives("one that ended without a word", aCapture().ended(300, "")),
                survives("one with its file", withFiles(4096)),
                survives("one that was looked into", story(withFiles(4096),
                        withFiles(4096).request().story().with(Optional.of(Given.SUMMARY)))),
                survives("a refused one: only the number of orders is left",
                        story(aRequest(), anOrder().request().story().withoutPlan())));
    }

    @Test
    void timesKeepMilliseconds() {
        Plan exact = new Plan(Given.SESSION, 1, sec(1).plusNanos(123_456_789));
        Story read = reread(story(aRequest(), Story.NONE.with(exact)));
        assertThat(read.plan()).map(Plan::time).contains(sec(1).plus(Duration.ofMillis(123)));
    }

    @Test
    void peopleReadTheTargetsNameAndTheSize() {
        PacketCaptureRequestStatus status = status(withFiles(1536));
        assertThat(status.targetName()).isEqualTo("till");
        assertThat(status.size()).isEqualTo("3.0 KiB");
        assertThat(status.captureId()).isEqualTo(Given.WATCHER + "/packetCaptures/" + Given.SESSION.name());
    }

    @Test
    void peopleReadWhichInstanceOfWhichScaleSet() {
        assertThat(status(aRequest().spec("{target: {resourceId: %s/virtualMachines/3}}".formatted(Given.SET)))
                .targetName()).isEqualTo("tills/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{networkWatcherId: west}", "{networkWatcherId: null}", "{captureName: null}",
            "{attempt: null}", "{attempt: {number: 1}}", "{attempt: {number: 1, time: yesterday}}"})
    void anOrderThatCannotBeReadIsNotKnown(String damage) throws IOException {
        assertThat(StatusCodec.read(damaged(damage)).plan()).isEmpty();
    }

    @Test
    void otherDamageReadsAsNotKnownToo() throws IOException {
        Story story = StatusCodec.read(damaged("""
                {startTime: noon, endTime: "25:00", missingSince: "", blobUrl: null, stopReason: null,
                 files: [{url: https://a.example/whole.cap, sizeBytes: 7}, {url: https://a.example/torn.cap}, {}]}"""));
        assertThat(story.start()).isEmpty();
        assertThat(story.ending()).isEmpty();
        assertThat(story.missingSince()).isEmpty();
        assertThat(story.confirmed()).contains(new Confirmed(""));
        assertThat(story.files()).containsExactly(new FoundFile("https://a.example/whole.cap", 7));
        assertThat(story.plan()).as("the rest is still known").contains(plan(1, 0));
    }

    @Test
    void damagedConditionsReadAsPending() throws IOException {
        Given damaged = aCapture().read(damaged("{conditions: [{type: Ready}, {type: Failed}, {type: Stalled}]}"));
        assertThat(damaged.request().state()).isEqualTo(Reason.Pending);
        assertThat(damaged.decision()).isEqualTo(new Decision.FindFiles(BLOB, FileListing.NONE));
    }

    @Test
    void whatThereIsNotIsNotShown() {
        assertThat(status(anOrder().confirmed("")).blobUrl()).isNull();
        assertThat(status(aCapture().ended(300, "")).stopReason()).isNull();
        assertThat(status(aCapture()).size()).isNull();
    }

    @Test
    void onlyAFinalWordHasATime() {
        assertThat(finished(Reason.Running)).isEmpty();
        assertThat(finished(Reason.TargetStopped)).isEmpty();
        assertThat(finished(Reason.Completed)).contains(Given.CREATED);
        assertThat(finished(Reason.CaptureLost)).contains(Given.CREATED);
    }

    /** What is kept of each of thousands of requests in memory. */
    @Test
    void theBriefFormStillTellsHowFarARequestHasCome() {
        for (Reason state : List.of(Reason.Running, Reason.StoppedEarly, Reason.StoppedByAgent, Reason.Suppressed)) {
            PacketCaptureRequestStatus whole = withFiles(4096).standing(state).request().status();
            PacketCaptureRequestStatus brief = StatusCodec.brief(whole);

            assertThat(brief.captureName()).isEqualTo(whole.captureName());
            assertThat(Conditions.reason(brief.conditions())).isEqualTo(Conditions.reason(whole.conditions()));
            assertThat(StatusCodec.finished(brief)).isEqualTo(StatusCodec.finished(whole));
            assertThat(brief.conditions()).extracting(Condition::type).containsExactly("Ready", "Complete", "Failed");
            assertThat(brief.conditions()).extracting(Condition::message).containsOnly("");
            assertThat(brief.files()).isEmpty();
        }
    }

    private static Optional<Instant> finished(Reason state) {
        return StatusCodec.finished(aCapture().standing(state).request().status());
    }

    private static DynamicTest survives(String sentence, Given given) {
        return DynamicTest.dynamicTest(sentence, () -> assertThat(reread(given)).isEqualTo(given.request().story()));
    }

    private static Story reread(Given given) {
        return StatusCodec.read(status(given));
    }

    private static PacketCaptureRequestStatus status(Given given) {
        return StatusCodec.write(given.request(), List.of());
    }

    private static Given withFiles(long each) {
        return aCapture().ended(300, "TimeExceeded")
                .sees(Given.found(new FoundFile(BLOB, each), new FoundFile(BLOB + "2", each)));
    }

    private static Given story(Given given, Story story) {
        return new Given(given.rules(), given.request().with(story), given.progress(), given.seen(), given.now());
    }

    private static PacketCaptureRequestStatus damaged(String damage) throws IOException {
        ObjectNode good = YAML.valueToTree(status(aCapture().ended(300, "Manual")));
        return YAML.treeToValue(good.setAll((ObjectNode) YAML.readTree(damage)), PacketCaptureRequestStatus.class);
    }
}
