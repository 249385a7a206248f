package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Filter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a process ends: load balancers hear of it first, and no alert is lost. */
class StoppingTest {
    private static final String LEADS = """
            namespace: default
            installId: 0a1b2c3d
            leaderElection: true
            azure: {credential: None}
            """;

    @TempDir
    private Path dir;
    private KubernetesInABox box;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        OwnProcess.prepare(box);
    }

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aProcessThatIsAskedToEndIsNotReadyAtOnceAndTakesAlertsUntilItsDrainIsOver() throws Exception {
        try (OwnProcess bridge = OwnProcess.start(dir, box.url().getPort(), "bridge", "").awaitReady()) {
            assertThat(bridge.alert("web-1").headers().firstValue("Connection")).isNotEqualTo("close");
            long asked = System.nanoTime();
            bridge.process().destroy();

            awaitNotReady(bridge);
            HttpResponse<String> answer = bridge.alert("web-2");
            assertThat(answer.body()).contains("\"created\"");
            assertThat(answer.headers().firstValue("Connection")).hasValueSatisfying(
                    value -> assertThat(value).isEqualToIgnoringCase("close"));
            assertThat(bridge.health("/healthz").statusCode()).isEqualTo(200);
            assertThat(bridge.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void whoeverLosesTheLeaseEndsInOrderWhileABridgeOfItsOwnGoesOn() throws Exception {
        int api = box.url().getPort();
        try (OwnProcess bridge = OwnProcess.start(dir, api, "bridge", "").awaitReady();
                OwnProcess both = OwnProcess.start(dir, api, "all", LEADS).awaitReady()) {
            giveTheLeaseTo("somebody-else");

            awaitNotReady(both);
            assertThat(both.alert("web-1").body()).contains("\"created\"");
            assertThat(both.process().waitFor(20, TimeUnit.SECONDS)).as(Files.readString(both.log())).isTrue();
            assertThat(both.process().exitValue()).isEqualTo(1);
            assertThat(holder()).isEqualTo("somebody-else");
            assertThat(bridge.health("/readyz").statusCode()).isEqualTo(200);
            assertThat(bridge.alert("web-2").body()).contains("\"created\"");
        }
        assertThat(requests()).isEqualTo(2);
    }

    /** The client's update cannot take the holder's name away, but the time for which it counts. */
    @Test
    void whoEndsInOrderGivesTheLeaseBack() throws Exception {
        try (OwnProcess both = OwnProcess.start(dir, box.url().getPort(), "all", LEADS).awaitReady()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> holder() != null);
            both.process().destroy();
            assertThat(both.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        int seconds = lease(held -> held.get().getSpec().getLeaseDurationSeconds());
        assertThat(seconds).isEqualTo(1);
    }

    private static void awaitNotReady(OwnProcess one) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> one.health("/readyz").statusCode() == 503);
    }

    private String holder() {
        return lease(held -> held.get() == null ? null : held.get().getSpec().getHolderIdentity());
    }

    private void giveTheLeaseTo(String holder) {
        await().atMost(Duration.ofSeconds(20)).until(() -> holder() != null);
        lease(held -> held.edit(before -> before.toBuilder().editSpec().withHolderIdentity(holder)
                .withLeaseDurationSeconds(120).withRenewTime(ZonedDateTime.now(ZoneOffset.UTC)).endSpec().build()));
    }

    private <T> T lease(Function<Resource<Lease>, T> use) {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(box.url().toString()).build()).build()) {
            return use.apply(client.leases().inNamespace("default").withName("packet-capture-operator"));
        }
    }

    private int requests() {
        return box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest")
                .list(Filter.all()).size();
    }
}
