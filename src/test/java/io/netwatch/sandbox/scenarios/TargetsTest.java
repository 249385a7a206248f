package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.Follow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be captured on and how long, and what a person reads of it. */
@Execution(ExecutionMode.CONCURRENT)
class TargetsTest {
    private static final String SHOP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop";
    private static final String WAREHOUSE = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups";
    private static final String SETS = SHOP + "/providers/Microsoft.Compute/virtualMachineScaleSets/";
    /** A small machine may be silent for a while, but not for as long as this. */
    private static final String SHORT = "timeLimitSeconds: 40";

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4)
            .inWorld(Path.of("examples", "worlds", "two-subscriptions.yaml"));

    @Test
    void theExampleOfAScaleSetLeavesAFileForEachOfItsTwoInstances() throws IOException {
        PacketCaptureRequest end = ends(example("scale-set.yaml").replace("timeLimitSeconds: 30", SHORT),
                "look-at-workers");

        assertThat(end.getStatus().targetName()).isEqualTo("workers");
        assertThat(end.getStatus().files()).extracting(CaptureFile::url).hasSize(2)
                .anyMatch(url -> url.endsWith("/workers_0.cap")).anyMatch(url -> url.endsWith("/workers_2.cap"));
    }

    @Test
    void oneInstanceIsATargetOfItsOwn() {
        PacketCaptureRequest end = ends(manifest("one-worker", "{resourceId: " + SETS + "Workers/virtualMachines/1}"),
                "one-worker");

        assertThat(end.getStatus().targetName()).isEqualTo("Workers/1");
        assertThat(end.getStatus().files()).singleElement()
                .satisfies(file -> assertThat(file.url()).contains("/workers/virtualmachines/1/"));
    }

    @Test
    void theLastOneOfACrowdIsFoundOnItsPage() {
        PacketCaptureRequest end = ends(
                manifest("last-of-all", "{resourceId: " + SETS + "crowd, instances: {include: ['119']}}"),
                "last-of-all");

        assertThat(end.getStatus().files()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "seventh      | workers   | TargetNotFound | /workers does not have instance 7. | {include: ['0', '7']}",
            "sleepers     | tired     | TargetStopped  | az vmss start                      | {include: ['0']}",
            "patched      | patchwork | AgentMissing   | not applied to instance 1.         | {exclude: ['0']}",
            "patched-also | patchwork | AgentMissing   | az vmss update-instances           | {include: ['1']}"})
    void whatIsWrongWithAScaleSetIsNamedWithTheRemedy(String name, String set, String reason, String words,
            String instances) {
        SITE.requests().create(manifest(name, "{resourceId: " + SETS + set + ", instances: " + instances + "}"));

        assertThat(Follow.message(SITE.requests().await(name, reason))).contains(words);
    }

    @Test
    void anInstanceThatStandsStillIsLeftOutAndTold() {
        SITE.requests().create(manifest("half-awake", "{resourceId: " + SETS + "tired}"));

        SITE.requests().awaitEvent("half-awake", "Normal", "Starting", "It goes without instance 0,");
        assertThat(SITE.requests().await("half-awake", "Completed").getStatus().files()).hasSize(1);
    }

    @Test
    void theExampleOfARingBufferKeepsTheNewestFiles() throws IOException {
        PacketCaptureRequest end = ends(example("ring-buffer.yaml").replace("sessionTimeLimitSeconds: 3600",
                "sessionTimeLimitSeconds: 36"), "watch-web-1");

        assertThat(end.getStatus().stopReason()).isEqualTo("TimeExceeded");
        assertThat(end.getStatus().files()).hasSize(6);
    }

    @Test
    void aMachineOfAnotherSubscriptionIsCapturedByTheWatcherThere() {
        PacketCaptureRequest end = ends("""
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: stock}
                spec:
                  target: {resourceId: %1$s/warehouse/providers/Microsoft.Compute/virtualMachines/stock-1}
                  %2$s
                  storage:
                    accountId: %1$s/warehouse/providers/Microsoft.Storage/storageAccounts/stockcaptures
                    filePath: C:\\Captures\\stock.cap
                """.formatted(WAREHOUSE, SHORT), "stock");

        assertThat(end.getStatus().networkWatcherId())
                .isEqualTo(WAREHOUSE
                        + "/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_northeurope");
        assertThat(end.getStatus().files()).hasSize(1);
    }

    @Test
    void aWatcherOfAnotherSubscriptionCanBeNamed() {
        String watcher = WAREHOUSE
                + "/networkwatcherrg/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope";
        PacketCaptureRequest end = ends(
                manifest("borrowed", "{resourceId: " + SETS + "workers}\n  networkWatcherId: " + watcher), "borrowed");

        assertThat(end.getStatus().captureId()).startsWith(watcher + "/packetCaptures/borrowed-");
    }

    @Test
    void aPathThatTheTargetDoesNotHaveIsNamed() {
        SITE.requests().create(manifest("wrong-disk", "{resourceId: " + SETS + "workers}")
                .replaceFirst("storage: .*", "storage: {filePath: 'C:\\\\Captures\\\\x.cap'}"));

        assertThat(Follow.message(SITE.requests().await("wrong-disk", "InvalidSpec")))
                .contains("spec.storage.filePath").contains("runs Linux");
    }

    private static PacketCaptureRequest ends(String manifest, String name) {
        SITE.requests().create(manifest);
        return SITE.requests().await(name, "Completed");
    }

    private static String manifest(String name, String target) {
        return """
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: %s}
                spec:
                  target: %s
                  %s
                  storage: {accountId: %s/providers/Microsoft.Storage/storageAccounts/shopcaptures}
                """.formatted(name, target, SHORT, SHOP);
    }

    private static String example(String file) throws IOException {
        return Files.readString(Path.of("examples", file));
    }
}
