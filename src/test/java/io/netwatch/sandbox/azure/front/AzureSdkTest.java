package io.netwatch.sandbox.azure.front;

import static io.netwatch.sandbox.azure.front.SdkClients.CLIENT;
import static io.netwatch.sandbox.azure.front.SdkClients.SECRET;
import static io.netwatch.sandbox.azure.front.SdkClients.SUBSCRIPTION;
import static io.netwatch.sandbox.azure.front.SdkClients.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.core.util.FluxUtil;
import com.azure.json.JsonProviders;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.PacketCapturesClient;
import com.azure.resourcemanager.network.fluent.models.NetworkWatcherInner;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureInner;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureQueryStatusResultInner;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureResultInner;
import com.azure.resourcemanager.network.models.PacketCaptureFilter;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import com.azure.resourcemanager.network.models.PcProtocol;
import com.azure.resourcemanager.network.models.PcStatus;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The box is good when the real SDK cannot tell it from Azure. */
class AzureSdkTest {
    private static final String WATCHERS = "NetworkWatcherRG";
    private static final String WATCHER = "NetworkWatcher_westeurope";
    private static final VirtualMachine MACHINE = VirtualMachine.linux(SUBSCRIPTION, "App", "web-1", "westeurope",
            "10.0.0.4");
    private static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, "App", "captures1", "westeurope");
    private static final byte[] FILE = "the bytes of a capture file".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock("2026-03-01T02:00:00.250Z");
    private AzureInABox box;
    private PacketCapturesClient captures;

    @BeforeEach
    void startBox() throws IOException, GeneralSecurityException {
        start(clock, Pace.real(), ArmRules.standard());
    }

    @AfterEach
    void stopBox() {
        box.close();
    }

    @Test
    void findsTheWatcherOfARegion() throws IOException, GeneralSecurityException {
        assertThat(network().getNetworkWatchers().list()).extracting(NetworkWatcherInner::name)
                .containsExactly(WATCHER);
        assertThat(network().getNetworkWatchers().listByResourceGroup("networkwatcherrg")).hasSize(1);
        assertThat(network().getNetworkWatchers().getByResourceGroup(WATCHERS, WATCHER).location())
                .isEqualTo("westeurope");
    }

    @Test
    void createsACaptureWithoutPolling() {
        var response = captures.createWithResponseAsync(WATCHERS, WATCHER, "c1", toAccount()).block();

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders().getValue(HttpHeaderName.AZURE_ASYNCOPERATION)).startsWith(box.armUrl())
                .hasSizeGreaterThan(3000);
        assertThat(response.getHeaders().getValue(HttpHeaderName.RETRY_AFTER)).isEqualTo("10");
        PacketCaptureResultInner created = captures.get(WATCHERS, WATCHER, "c1");
        assertThat(created.provisioningState()).hasToString("Updating");
        assertThat(created.filters()).singleElement().extracting(PacketCaptureFilter::protocol)
                .isEqualTo(PcProtocol.TCP);
        assertThat(created.storageLocation().storagePath()).isEqualTo(box.blobUrl()
                + "/captures1/network-watcher-logs/subscriptions/" + SUBSCRIPTION
                + "/resourcegroups/app/providers/microsoft.compute/virtualmachines/web-1/2026/03/01/packetcapture_02_00_00_250.cap");
        assertThat(captures.list(WATCHERS, WATCHER)).extracting(PacketCaptureResultInner::name).containsExactly("c1");
    }

    @Test
    void tellsTheRunStateInTheFirstAnswer() {
        create("c1");
        clock.advance(Duration.ofSeconds(3));
        assertThat(firstStatus("c1", 202)).isEqualTo(PcStatus.RUNNING);

        clock.advance(Duration.ofMinutes(5));
        assertThat(firstStatus("c1", 200)).isEqualTo(PcStatus.STOPPED);
    }

    @Test
    void stopsAndDeletes() {
        create("c1");
        clock.advance(Duration.ofSeconds(20));
        assertThat(captures.stopWithResponseAsync(WATCHERS, WATCHER, "c1").block().getStatusCode()).isEqualTo(202);
        clock.advance(Duration.ofSeconds(10));
        assertThat(firstStatus("c1", 200)).isEqualTo(PcStatus.STOPPED);

        assertThat(captures.deleteWithResponseAsync(WATCHERS, WATCHER, "c1").block().getStatusCode()).isEqualTo(202);
        clock.advance(Duration.ofSeconds(10));
        assertThatThrownBy(() -> captures.get(WATCHERS, WATCHER, "c1")).isInstanceOfSatisfying(
                ManagementException.class,
                e -> assertThat(e.getValue().getCode()).isEqualTo("NotFound"));
    }

    @Test
    void satisfiesTheSdksOwnPollers() throws IOException, GeneralSecurityException {
        box.close();
        start(InstantSource.system(), Pace.real().times(100), ArmRules.standard().withPollAfter(Optional.empty()));

        assertThat(captures.create(WATCHERS, WATCHER, "c1", toAccount()).provisioningState()).hasToString("Succeeded");
        assertThat(captures.getStatus(WATCHERS, WATCHER, "c1").packetCaptureStatus()).isEqualTo(PcStatus.RUNNING);
        captures.stop(WATCHERS, WATCHER, "c1");
        assertThat(captures.getStatus(WATCHERS, WATCHER, "c1").stopReason()).isEqualTo("Manual");
        captures.delete(WATCHERS, WATCHER, "c1");
        assertThat(captures.list(WATCHERS, WATCHER)).isEmpty();
    }

    @Test
    void showsTheMachineWithItsAgent() throws IOException, GeneralSecurityException {
        var request = new HttpRequest(HttpMethod.GET,
                box.armUrl() + MACHINE.id() + "?api-version=2024-07-01&$expand=instanceView");
        try (var response = network().getHttpPipeline().sendSync(request, Context.NONE)) {
            assertThat(response.getStatusCode()).isEqualTo(200);
            assertThat(response.getBodyAsString().block()).contains("PowerState/running", "NetworkWatcherAgentLinux",
                    MACHINE.vmId());
        }
    }

    @Test
    void listsAndReadsTheFileOfAFinishedCapture() throws IOException, GeneralSecurityException {
        create("c1");
        clock.advance(Duration.ofSeconds(303));
        BlobContainerClient container = clients(SECRET).container("captures1", "network-watcher-logs");

        BlobItem item = container.listBlobs(new ListBlobsOptions().setPrefix("subscriptions/"), null).stream()
                .findFirst().orElseThrow();
        assertThat(item.getProperties().getContentLength()).isEqualTo(FILE.length);
        assertThat(item.getProperties().getLastModified()).isEqualTo("2026-03-01T02:05:03Z");
        var blob = container.getBlobClient(item.getName());
        assertThat(blob.getProperties().getBlobSize()).isEqualTo(FILE.length);
        assertThat(blob.downloadContent().toBytes()).isEqualTo(FILE);
        var part = new ByteArrayOutputStream();
        blob.downloadStreamWithResponse(part, new BlobRange(4, 5L), null, null, false, null, Context.NONE);
        assertThat(part.toString(StandardCharsets.US_ASCII)).isEqualTo("bytes");
    }

    @Test
    void saysWhichBlobOrContainerIsMissing() throws IOException, GeneralSecurityException {
        BlobContainerClient container = clients(SECRET).container("captures1", "network-watcher-logs");
        assertThatThrownBy(() -> container.listBlobs().stream().toList()).isInstanceOfSatisfying(
                BlobStorageException.class,
                e -> assertThat(e.getErrorCode()).hasToString("ContainerNotFound"));

        create("c1");
        clock.advance(Duration.ofSeconds(303));
        assertThat(container.getBlobClient("nothing").exists()).isFalse();
        assertThatThrownBy(() -> container.getBlobClient("nothing").downloadContent()).isInstanceOfSatisfying(
                BlobStorageException.class,
                e -> assertThat(e.getErrorCode()).hasToString("BlobNotFound"));
    }

    // azure-identity 1.19 lets the exception of its own library through.
    @Test
    void refusesAWrongSecret() throws IOException, GeneralSecurityException {
        var stranger = clients("wrong").network();

        assertThatThrownBy(() -> stranger.getNetworkWatchers().list().stream().toList())
                .hasMessageContaining("AADSTS7000215");
    }

    @Test
    void breaksTheConnectionWhenAFaultLosesTheAnswer() {
        box.azure().faults().add(Fault.nth(1, "PacketCaptures_Create", new Fault.Effect.LoseAnswer(Duration.ZERO)));

        assertThatThrownBy(() -> create("c1")).hasRootCauseInstanceOf(IOException.class);
        assertThat(captures.get(WATCHERS, WATCHER, "c1").name()).isEqualTo("c1");
        assertThat(box.azure().creates("c1")).isEqualTo(1);
    }

    @Test
    void passesOrderedErrorsOnToTheSdk() {
        var busy = new ArmError(429, "RetryableError", "The call can be retried in 14 seconds.");
        box.azure().faults().add(Fault.nth(1, "PacketCaptures_List",
                new Fault.Effect.Refuse(busy, Optional.of(Duration.ofSeconds(14)))));

        assertThatThrownBy(() -> captures.list(WATCHERS, WATCHER).stream().toList())
                .isInstanceOfSatisfying(ManagementException.class, e -> {
                    assertThat(e.getValue().getCode()).isEqualTo("RetryableError");
                    assertThat(e.getResponse().getHeaderValue(HttpHeaderName.RETRY_AFTER)).isEqualTo("14");
                });
    }

    @Test
    void sendsADelayedAnswerLater() {
        box.azure().faults()
                .add(Fault.nth(1, "PacketCaptures_Get", new Fault.Effect.DelayAnswer(Duration.ofMillis(300))));
        create("c1");

        long before = System.nanoTime();
        assertThat(captures.get(WATCHERS, WATCHER, "c1").name()).isEqualTo("c1");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    private void start(InstantSource time, Pace pace, ArmRules rules) throws IOException, GeneralSecurityException {
        AzureWorld world = AzureWorld.builder().client(TENANT, CLIENT, SECRET)
                .watcher(NetworkWatcher.automatic(SUBSCRIPTION, "westeurope"))
                .machine(MACHINE).account(ACCOUNT).pace(pace).rules(rules).traffic(window -> FILE).build();
        box = AzureInABox.start(world, time, Ports.ANY, directory.resolve("ca.pem"));
        captures = network().getPacketCaptures();
    }

    private SdkClients clients(String secret) throws IOException, GeneralSecurityException {
        return SdkClients.of(box, directory.resolve("ca.pem"), secret);
    }

    private NetworkManagementClient network() throws IOException, GeneralSecurityException {
        return clients(SECRET).network();
    }

    private void create(String name) {
        captures.createWithResponseAsync(WATCHERS, WATCHER, name, toAccount()).block();
    }

    private static PacketCaptureInner toAccount() {
        return new PacketCaptureInner().withTarget(MACHINE.id().toString()).withTimeLimitInSeconds(300)
                .withStorageLocation(new PacketCaptureStorageLocation().withStorageId(ACCOUNT.id().toString()))
                .withFilters(List.of(
                        new PacketCaptureFilter().withProtocol(PcProtocol.fromString("Tcp")).withRemotePort("443")));
    }

    private PcStatus firstStatus(String name, int expectedCode) {
        var response = captures.getStatusWithResponseAsync(WATCHERS, WATCHER, name).block();
        assertThat(response.getStatusCode()).isEqualTo(expectedCode);
        try {
            byte[] body = FluxUtil.collectBytesInByteBufferStream(response.getValue()).block();
            return PacketCaptureQueryStatusResultInner.fromJson(JsonProviders.createReader(body)).packetCaptureStatus();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
