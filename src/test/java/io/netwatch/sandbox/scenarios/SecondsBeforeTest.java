package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.RecorderStory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An exfiltration begins, the alert comes a minute and a half later, and its first packet is in the evidence all the same.
 * Meanwhile another policy records in sessions of a minute, so that what a renewal misses is measured without more time.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecondsBeforeTest {
    private static final String STRANGER = "203.0.113.77";
    private static final String SHORT = "short-sessions";
    private static final String STOPPED = "db-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TWO_SESSIONS = Duration.ofSeconds(150);

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(1);

    /** It is to record web-2, and db-1, which does not run; no alert is for it. */
    @BeforeAll
    static void anotherPolicyRecordsInShortSessions() throws IOException {
        String example = Files.readString(Path.of("examples", "flight-recorder.yaml"));
        String running = "    - /subscriptions/";
        String stopped = example.lines().filter(line -> line.startsWith(running)).findFirst().orElseThrow()
                .replace("/web-2", "/" + STOPPED);
        policies().load(new ByteArrayInputStream(example.replace("name: black-box", "name: " + SHORT)
                .replace("Network Out Total\"]", "Nobody makes this one\"]")
                .replaceFirst("maxSessionSeconds: \\d+", "maxSessionSeconds: 60")
                .replace("    fileCount:", stopped + "\n    fileCount:").getBytes(UTF_8))).create();
    }

    @Test
    @Order(1)
    void aRecorderThatCannotRecordATargetSaysSoOnItsPolicy() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(SITE.requests().events(SHORT)).anySatisfy(event -> {
                assertThat(event.getReason()).isEqualTo("TargetStopped");
                assertThat(event.getMessage()).contains("The flight recorder cannot record ", STOPPED);
            });
            assertThat(status().recorder().recorded()).isEqualTo("1/2");
        });
    }

    @Test
    @Order(2)
    void theEvidenceHoldsTheFirstPacketOfWhatTheAlertIsAbout() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PacketCaptureRequest end = RecorderStory.tell(SITE.site(), new PrintStream(screen, true, UTF_8));
        String told = screen.toString(UTF_8);
        System.out.println(told);

        Instant fired = Instant.parse(end.getSpec().trigger().firedTime());
        assertThat(end.getStatus().files()).as("rotated files").hasSizeGreaterThan(1);
        assertThat(firstToTheStranger(end)).isBetween(fired.minus(RecorderStory.LATE).minusSeconds(1),
                fired.minus(RecorderStory.LATE).plusSeconds(1));
        assertThat(end.getStatus().summary().sentence()).contains(STRANGER)
                .matches(".*[(](89|90|91) s before the alert[)].*");
        assertThat(told).contains("The recorder goes on: pcr/").matches(gap -> gapSeconds(gap) < 10);
        String frozen = end.getStatus().recording().name();
        assertThat(Follow.word(SITE.requests().get(frozen))).isEqualTo("Frozen");
        assertThat(Requests.condition(end, "Complete").orElseThrow().message())
                .contains("Recording " + frozen + " reaches from ");
        assertThat(end.getStatus().captureName()).as("no session of its own").isNull();
    }

    @Test
    @Order(3)
    void aRenewalMissesNothingButAtMostTheTimeOfItsCreation() {
        List<Renewal> renewals = await().atMost(TWO_SESSIONS).until(() -> Renewal.among(recordings(),
                SITE.azure().blobs()), found -> !found.isEmpty());
        RecordingStatus told = status().recordings().getFirst();
        renewals.forEach(one -> System.out.println(one.sentence()));
        System.out.println("The policy's status tells of %d gaps with %d s in all, and of none since %s.".formatted(
                told.gaps().count(), told.gaps().seconds(), told.since()));

        assertThat(renewals).allSatisfy(
                one -> assertThat(one.gap()).as(one.sentence()).isLessThanOrEqualTo(one.creation()));
        assertThat(told.gaps().count())
                .isEqualTo((int) renewals.stream().filter(one -> one.gap().isPositive()).count());
        assertThat(SITE.requests().events(SHORT)).as("no renewal is an Event").extracting(Event::getReason)
                .containsOnly("TargetStopped");
    }

    @Test
    @Order(4)
    void whoDisarmsRemovesWhatRecordsAndLeavesTheFiles() {
        List<String> running = SITE.requests().all().stream().filter(one -> Follow.word(one).equals("Recording"))
                .map(one -> one.getMetadata().getName()).toList();
        assertThat(running).as("of both policies").hasSizeGreaterThan(1);
        int files = SITE.azure().blobs().size();

        List.of("black-box", SHORT).forEach(policy -> policies().withName(policy)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":true}}"));
        running.forEach(SITE.requests()::awaitGone);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status().recordings()).isEmpty());
        assertThat(SITE.azure().blobs()).hasSizeGreaterThanOrEqualTo(files);
    }

    private static List<PacketCaptureRequest> recordings() {
        return SITE.site().world().client().resources(PacketCaptureRequest.class).inNamespace("default")
                .withLabel("capture.netwatch.io/recorder", SHORT).list().getItems().stream()
                .filter(one -> one.getSpec().target().resourceId().endsWith("/web-2")).toList();
    }

    private static PacketCapturePolicyStatus status() {
        return policies().withName(SHORT).require().getStatus();
    }

    private static NonNamespaceOperation<PacketCapturePolicy, KubernetesResourceList<PacketCapturePolicy>, Resource<PacketCapturePolicy>> policies() {
        return SITE.site().world().client().resources(PacketCapturePolicy.class).inNamespace("default");
    }

    private static Instant firstToTheStranger(PacketCaptureRequest end) throws Exception {
        List<Source> files = new ArrayList<>();
        for (CaptureFile file : end.getStatus().files()) {
            files.add(Source.bytes(file.url(), SITE.site().download(file.url())));
        }
        return Evidence.summarise(files, Options.DEFAULT).facts().relations().stream()
                .filter(one -> one.serverAndPort().contains(STRANGER)).map(Relation::first)
                .min(Instant::compareTo).orElseThrow();
    }

    /** Between the frozen recording and the next one, as the policy's status says. */
    private static long gapSeconds(String told) {
        Matcher seconds = Pattern.compile("missed in between are (\\d+) s").matcher(told);
        return seconds.find() ? Long.parseLong(seconds.group(1)) : Duration.ZERO.toSeconds();
    }
}
