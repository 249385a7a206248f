package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may say about a capture that is already on its way, and about sessions that others have made. */
class SteeringTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int LONG = 4000;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @Test
    void aTakenNameIsTold() throws Exception {
        strangerCaptures("taken", "web-1");
        createNamed("polite", "web-1", "taken", "");

        PacketCaptureRequest request = SITE.requests().await("polite", "NameConflict");

        assertThat(Follow.message(request)).contains("/packetCaptures/taken captures on ", "/web-1", "Running since",
                "set spec.conflictPolicy to Replace, to watch it set Adopt");
        assertThat(status("taken")).isEqualTo("Running");
    }

    @Test
    void aSessionOnAnotherTargetIsNeverReplaced() throws Exception {
        strangerCaptures("elsewhere", "web-2");
        createNamed("greedy", "web-1", "elsewhere", "\"conflictPolicy\": \"Replace\"");

        PacketCaptureRequest request = SITE.requests().await("greedy", "NameConflict");

        assertThat(Follow.message(request)).contains("Replace is for sessions on spec.target only");
        assertThat(status("elsewhere")).isEqualTo("Running");
        assertThat(SITE.azure().deletes("elsewhere")).isZero();
    }

    @Test
    void aRunningSessionIsReplaced() throws Exception {
        strangerCaptures("nightly", "web-1");
        createNamed("replacing", "web-1", "nightly", "\"conflictPolicy\": \"Replace\"");

        PacketCaptureRequest running = SITE.requests().await("replacing", "Running");

        assertThat(running.getStatus().captureName()).isEqualTo("nightly");
        assertThat(running.getStatus().ownership().origin()).isEqualTo("Made");
        assertThat(SITE.azure().creates("nightly")).isEqualTo(2);
        assertThat(SITE.azure().deletes("nightly")).isOne();
        createNamed("second", "web-1", "NIGHTLY", "\"conflictPolicy\": \"Replace\"");
        assertThat(Follow.message(SITE.requests().await("second", "NameConflict")))
                .contains("PacketCaptureRequest default/replacing has spec.captureName");

        SITE.requests().delete("replacing");
        SITE.requests().awaitGone("replacing");
        assertThat(SITE.azure().captures()).extracting(CaptureView::name).doesNotContain("nightly");
    }

    @Test
    void anAdoptedSessionIsWatchedAndLeft() throws Exception {
        strangerCaptures("theirs", "web-2");
        createNamed("adopting", "web-2", "theirs", "\"conflictPolicy\": \"Adopt\"");

        PacketCaptureRequest running = SITE.requests().await("adopting", "Running");

        assertThat(running.getStatus().ownership().origin()).isEqualTo("Adopted");
        assertThat(running.getStatus().ownership().differs()).isEqualTo("timeLimitSeconds is 4000, not 1200");
        SITE.requests().delete("adopting");
        SITE.requests().awaitGone("adopting");
        assertThat(status("theirs")).isEqualTo("Running");
        assertThat(SITE.azure().creates("theirs")).isOne();
    }

    @Test
    void anAdoptedSessionIsRemovedWhenSomebodySaysSo() throws Exception {
        strangerCaptures("unwanted", "web-2");
        createNamed("tidy", "web-2", "unwanted", "\"conflictPolicy\": \"Adopt\", \"deletionPolicy\": \"Delete\"");
        SITE.requests().await("tidy", "Running");

        SITE.requests().delete("tidy");

        SITE.requests().awaitGone("tidy");
        assertThat(SITE.azure().captures()).extracting(CaptureView::name).doesNotContain("unwanted");
    }

    @Test
    void stoppedHoldsBackThenEndsEarlyAndKeepsTheFile() {
        create("held", "web-1", "\"desiredState\": \"Stopped\"");
        SITE.requests().await("held", "Held");

        edit("held", "{\"desiredState\": \"Running\"}");
        SITE.requests().await("held", "Running");
        edit("held", "{\"desiredState\": \"Stopped\"}");

        PacketCaptureRequest end = SITE.requests().await("held", "StoppedEarly");
        assertThat(end.getStatus().files()).hasSize(1);
        refused("held", "{\"desiredState\": \"Running\"}", "spec.desiredState");
    }

    @Test
    void aHeldRequestGivesUpAtItsStartDeadline() {
        create("late", "web-1", "\"desiredState\": \"Stopped\", \"startDeadlineSeconds\": 2");

        assertThat(Follow.message(SITE.requests().await("late", "StartDeadlineExceeded")))
                .contains("startDeadlineSeconds is 2.");
    }

    @Test
    void aBlockedRequestGivesUpAtItsStartDeadline() {
        create("lost", "web-99", "\"startDeadlineSeconds\": 4");
        SITE.requests().await("lost", "TargetNotFound");

        SITE.requests().await("lost", "StartDeadlineExceeded");
    }

    @Test
    void retainLetsGoOfADeletionThatWaits() {
        SITE.requests().create("stuck", "web-1", LONG);
        SITE.requests().await("stuck", "Running");
        SITE.azure().faults().add(Fault.nth(1, "PacketCaptures_Get", new Effect.Refuse(
                new ArmError(429, "TooManyRequests", "Slow down."), Optional.of(Duration.ofMinutes(10))))
                .on("/stuck-"));
        SITE.requests().delete("stuck");
        await().atMost(PATIENCE).until(() -> Requests.condition(SITE.requests().get("stuck"), "Reconciling")
                .filter(condition -> condition.reason().equals("Throttled")).isPresent());

        edit("stuck", "{\"deletionPolicy\": \"Retain\"}");

        SITE.requests().awaitGone("stuck");
        assertThat(SITE.azure().captures()).filteredOn(session -> session.name().startsWith("stuck-"))
                .extracting(CaptureView::status).containsExactly("Running");
    }

    @Test
    void whatFluxManagesOutlivesItsTimeToLiveAndOneEventSaysSo() {
        create("from-git", "web-1", "\"timeLimitSeconds\": 8, \"ttlSecondsAfterFinished\": 0");
        at("from-git").patch(PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"labels\":{\"kustomize.toolkit.fluxcd.io/name\":\"captures\"}}}");
        create("by-hand", "web-2", "\"timeLimitSeconds\": 8, \"ttlSecondsAfterFinished\": 0");

        PacketCaptureRequest end = SITE.requests().await("from-git", "Completed");
        SITE.requests().awaitGone("by-hand");

        assertThat(Follow.message(end)).contains("This object stays", "Flux would put it back");
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(
                () -> assertThat(events("from-git")).filteredOn(event -> event.getMessage().contains("Flux"))
                        .hasSize(1));
        assertThat(SITE.requests().names()).contains("from-git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"timeLimitSeconds\": 5}", "{\"timeLimitSeconds\": null}", "{\"totalBytes\": 9}",
            "{\"bytesPerPacket\": 9}", "{\"captureName\": \"other\"}", "{\"networkWatcherId\": \"/a/b\"}",
            "{\"filters\": [{\"localPort\": \"80\"}]}", "{\"startDeadlineSeconds\": 9}",
            "{\"storage\": {\"filePath\": \"/var/captures/a.cap\"}}", "{\"installAgent\": true}",
            "{\"fromRecorder\": \"box\"}", "{\"credentialsRef\": {\"name\": \"mine\"}}",
            "{\"trigger\": {\"alertKey\": \"a\", \"policy\": \"p\"}}"})
    void whatWasOrderedIsFrozen(String edit) {
        ordered();

        refused("ordered", edit, "spec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"deletionPolicy\": \"Retain\"}", "{\"deletionPolicy\": null}",
            "{\"ttlSecondsAfterFinished\": 99}", "{\"ttlSecondsAfterFinished\": null}", "{\"reason\": \"why\"}",
            "{\"reason\": null}"})
    void theRestMayBeEdited(String edit) {
        ordered();

        edit("ordered", edit);
    }

    private static void ordered() {
        if (!SITE.requests().names().contains("ordered")) {
            SITE.requests().create("ordered", "web-2", LONG);
        }
        await().atMost(PATIENCE).until(() -> SITE.requests().get("ordered").getStatus().captureName() != null);
    }

    private static void strangerCaptures(String name, String machine) throws IOException, InterruptedException {
        String body = """
                {"properties": {"target": "%s", "timeLimitInSeconds": %d, "storageLocation": {"storageId": "%s"}}}"""
                .formatted(ExampleWorld.machine(machine, "10.0.0.9").id(), LONG, ExampleWorld.ACCOUNT.id());
        String url = SITE.site().world().azure().armUrl() + "/subscriptions/" + ExampleWorld.SUBSCRIPTION
                + "/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers"
                + "/NetworkWatcher_westeurope/packetCaptures/" + name + "?api-version=2024-07-01";
        assertThat(SITE.web().put(url, body, SITE.site().armToken()).status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> status(name).equals("Running"));
    }

    private static String status(String session) {
        return SITE.azure().captures().stream().filter(each -> each.name().equals(session)).map(CaptureView::status)
                .findFirst().orElse("");
    }

    private static void createNamed(String name, String machine, String captureName, String fields) {
        create(name, machine, "\"timeLimitSeconds\": 1200, \"captureName\": \"" + captureName + "\""
                + (fields.isEmpty() ? "" : ", " + fields));
    }

    private static void create(String name, String machine, String fields) {
        String json = """
                {"apiVersion": "capture.netwatch.io/v1alpha1", "kind": "PacketCaptureRequest",
                 "metadata": {"name": "%s", "namespace": "default"},
                 "spec": {"target": {"resourceId": "%s"}, "storage": {"accountId": "%s"}, %s}}"""
                .formatted(name, ExampleWorld.machine(machine, "10.0.0.9").id(), ExampleWorld.ACCOUNT.id(), fields);
        SITE.site().world().client().resource(json).create();
    }

    private static void edit(String name, String spec) {
        at(name).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    private static void refused(String name, String spec, String field) {
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> edit(name, spec))
                .satisfies(refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(422);
                    assertThat(refusal.getStatus().getDetails().getCauses())
                            .anySatisfy(cause -> assertThat(cause.getField()).startsWith(field));
                });
    }

    private static Resource<PacketCaptureRequest> at(String name) {
        return SITE.site().world().client().resources(PacketCaptureRequest.class).inNamespace("default")
                .withName(name);
    }

    private static List<Event> events(String name) {
        return SITE.site().world().client().v1().events().inNamespace("default")
                .withField("involvedObject.name", name).list().getItems();
    }
}
