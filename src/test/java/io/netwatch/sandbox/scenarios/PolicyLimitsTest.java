package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.Preflight;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.sandbox.azure.ScaleSet;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Web.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a policy leaves room for is captured exactly once, whichever bridge hears of it, and the rest is told. */
class PolicyLimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** At this speed far longer than the tests. */
    private static final int LONG = 18_000;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4).withOperators(2);

    private final Instant now = InstantSource.system().instant();

    @Test
    void oneIncidentInTwoSchemasAtTwoBridgesAtOnceIsOneCapture() throws Exception {
        known("twice", "timeLimitSeconds: 20", "");
        List<Answer> answers = atOnce(List.of(() -> sends(0, message(ExampleAlert.FIRED, "twice", "a", "web-2")),
                () -> sends(1, message(ExampleAlert.ACTIVATED, "twice", "", "web-2")),
                () -> sends(0, message(ExampleAlert.FIRED, "twice", "b", "web-2")),
                () -> sends(1, message(ExampleAlert.FIRED, "twice", "b", "web-2"))));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        awaitSettled("twice");
        assertThat(words("twice", "web-2")).filteredOn(word -> !word.equals("Suppressed")).hasSize(1);
    }

    @Test
    void aFiringWithinTheCooldownIsCoveredAndOneAfterItIsCaptured() throws Exception {
        known("again", "timeLimitSeconds: 8", "cooldownSeconds: 6");
        String first = created(sends(0, message(ExampleAlert.FIRED, "again", "1", "web-2")));
        SITE.requests().await(first, "Completed");

        Answer covered = sends(0, message(ExampleAlert.FIRED, "again", "2", "web-2"));
        assertThat(covered.json().path("result").asText()).isEqualTo("covered");
        assertThat(covered.text()).contains(first);

        SITE.web().awaitAnswer(() -> sends(0, message(ExampleAlert.FIRED, "again", "3", "web-2")),
                answer -> answer.text().contains("\"created\""), PATIENCE);
        assertThat(words("again", "web-2")).hasSize(2);
    }

    @Test
    void theEndOfAnAlertEndsItsCaptureEarlyAndKeepsTheFile() throws Exception {
        known("over", "timeLimitSeconds: " + LONG, "onResolved: Stop");
        String name = created(sends(0, message(ExampleAlert.FIRED, "over", "o", "web-2")));
        SITE.requests().await(name, "Running");

        Answer resolved = SITE.web().awaitAnswer(
                () -> sends(1, message(ExampleAlert.RESOLVED, "over", "o", "web-2")),
                answer -> answer.text().contains("\"stopped\""), PATIENCE);

        assertThat(resolved.text()).contains(name);
        PacketCaptureRequest end = SITE.requests().await(name, "StoppedEarly");
        assertThat(end.getStatus().why()).isEqualTo("resolved");
        assertThat(Requests.condition(end, "Complete").orElseThrow().message()).contains("Its alert was resolved at ");
        assertThat(end.getStatus().files()).hasSize(1);
    }

    @Test
    void ofAScaleSetAsManyInstancesAreCapturedAsThePolicyAllowsWhicheverWayItIsNamed() throws Exception {
        SITE.azure().put(ScaleSet.linux(ExampleWorld.SUBSCRIPTION, "shop", "tills", "westeurope", 6));
        known("outage", "timeLimitSeconds: " + LONG, "maxInstances: 3");

        String one = created(sends(0, ofTills("one", "/virtualmachines/4")));
        SITE.requests().await(one, "Running");
        String rest = created(sends(1, ofTills("rest", "")));
        Preflight choice = SITE.requests().await(rest, "Running").getStatus().preflight();
        assertThat(choice.instances()).containsExactly("0", "1");
        assertThat(choice.warnings()).singleElement().asString()
                .contains("By the policy's maxInstances of 3 the capture"
                        + " is bounded to instances 0 and 1: of the scale set's 6 instances 6 run.");

        assertThat(sends(0, ofTills("two", "/virtualmachines/1")).text()).contains("\"covered\"", rest);
        assertThat(sends(0, ofTills("three", "/virtualmachines/5")).text())
                .contains("The policy's maxInstances of 3 is reached.");
    }

    @Test
    void aPolicyIsArmedInDaylightAndADrillShowsThatItIs() throws Exception {
        apply(manifest("daylight", "timeLimitSeconds: 10", "").replaceFirst("targets: .*",
                "targets: [" + ExampleWorld.machine("web-2", "").id() + "]"));
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(Conditions.find(status("daylight").conditions(), "Armed")).map(Condition::reason)
                        .contains("Armed"));

        policy("daylight").edit(policy -> {
            policy.getMetadata().setAnnotations(Map.of("capture.netwatch.io/drill-requested-at", now.toString()));
            return policy;
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Stream.ofNullable(status("daylight").lastDrill()))
                .extracting(LastDrill::requestedAt, LastDrill::result)
                .containsExactly(tuple(now.toString(), "Completed")));
        assertThat(status("daylight").triggered()).as("a drill counts for nothing").isZero();
    }

    @Test
    void aBurstOfThreeHundredAlertsMakesTenCapturesAndSaysSo() throws Exception {
        IntStream.range(0, 300).forEach(i -> SITE.azure()
                .put(ExampleWorld.machine("m-" + i, "10.9.%d.%d".formatted(i / 200, i % 200 + 4))));
        String first = known("burst", "timeLimitSeconds: " + LONG, "cooldownSeconds: 0");
        SITE.requests().delete(first);
        SITE.requests().awaitGone(first);

        List<Answer> answers = atOnce(IntStream.range(0, 300).<Callable<Answer>>mapToObj(
                i -> () -> sends(i % 2, message(ExampleAlert.FIRED, "burst", "burst-" + i, "m-" + i))).toList());

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        awaitSettled("burst");
        assertThat(requests("burst")).filteredOn(request -> !Follow.word(request).equals("Suppressed")).hasSize(10)
                .allMatch(request -> SITE.azure().creates(request.getStatus().captureName()) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status("burst")).satisfies(status -> {
            assertThat(status.triggered()).isEqualTo(10);
            assertThat(status.active()).isEqualTo(10);
            assertThat(status.suppressed()).isEqualTo(290);
            assertThat(status.lastTrigger().rule()).isEqualTo("rule burst");
        }));
        assertThat(SITE.requests().events("burst")).extracting(Event::getReason).containsOnly("Suppressed");
    }

    /** Applies a policy, and waits until both bridges answer by it; returns the request that the first one made for it. */
    private String known(String policy, String template, String more) throws Exception {
        apply(manifest(policy, template, more));
        String hello = message(ExampleAlert.FIRED, policy, policy + "-hello", "web-1");
        // On a busy machine the first answer may come too late, and a repeat is then told so.
        String name = SITE.web().awaitAnswer(() -> sends(0, hello),
                answer -> answer.text().contains("\"created\"") || answer.text().contains("already-stored"), PATIENCE)
                .json().at("/requests/0/name").asText();
        SITE.web().awaitAnswer(() -> sends(1, hello), answer -> answer.text().contains("already-stored"), PATIENCE);
        return name;
    }

    private static String manifest(String policy, String template, String more) throws IOException {
        return Files.readString(Path.of("examples", "policy.yaml")).replace("egress-spike", policy)
                .replace("Network Out Total", "rule " + policy)
                .replaceFirst("timeLimitSeconds: 10.*", template) + "\n  " + more + "\n";
    }

    private static void apply(String manifest) {
        SITE.site().world().client().resources(PacketCapturePolicy.class).inNamespace("default")
                .load(new ByteArrayInputStream(manifest.getBytes(UTF_8))).create();
    }

    /** An alert about the scale set, or one of its instances. */
    private String ofTills(String id, String instance) throws IOException {
        return message(ExampleAlert.FIRED, "outage", id, "tills").replace("virtualmachines/tills",
                "virtualmachinescalesets/tills" + instance);
    }

    private Answer sends(int bridge, String message) throws IOException, InterruptedException {
        return SITE.web().post(SITE.site().operators().get(bridge).access().bridgeUrl(), message);
    }

    private String message(ExampleAlert alert, String policy, String id, String machine) throws IOException {
        return alert.message(id, now).replace("Network Out Total\"", "rule " + policy + "\"").replace("web-1", machine);
    }

    private static String created(Answer answer) throws IOException {
        assertThat(answer.text()).contains("\"created\"");
        return answer.json().at("/requests/0/name").asText();
    }

    private static List<Answer> atOnce(List<Callable<Answer>> messages) throws InterruptedException {
        try (ExecutorService senders = Executors.newFixedThreadPool(32)) {
            return senders.invokeAll(messages).stream().map(sent -> sent.resultNow()).toList();
        }
    }

    /** The leader has said a word about each request. */
    private static void awaitSettled(String policy) {
        await().atMost(PATIENCE).until(() -> requests(policy).stream()
                .noneMatch(request -> List.of("Pending", "Starting", "Queued").contains(Follow.word(request))));
    }

    private static List<String> words(String policy, String machine) {
        return requests(policy).stream().filter(request -> request.getSpec().target().resourceId().endsWith(machine))
                .map(Follow::word).toList();
    }

    private static List<PacketCaptureRequest> requests(String policy) {
        return SITE.requests().all().stream().filter(request -> request.getSpec().trigger() != null
                && Objects.equals(request.getSpec().trigger().policy(), policy)).toList();
    }

    private static Resource<PacketCapturePolicy> policy(String name) {
        return SITE.site().world().client().resources(PacketCapturePolicy.class).inNamespace("default")
                .withName(name);
    }

    private static PacketCapturePolicyStatus status(String policy) {
        return policy(policy).require().getStatus();
    }
}
