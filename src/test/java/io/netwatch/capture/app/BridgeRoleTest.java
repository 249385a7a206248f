package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge as a process of its own: what it is given, and what it asks of the API server. */
class BridgeRoleTest {
    private static final String GROUP = "/apis/capture.netwatch.io/v1alpha1/";
    /** What its Role may hold, and nothing else. No Secret, no Lease: another process's loss of it does not matter here. */
    private static final List<String> RIGHTS = List.of("GET /version", "GET " + GROUP + "packetcapturerequests",
            "GET " + GROUP + "packetcapturepolicies", "POST " + GROUP + "namespaces/default/packetcapturerequests",
            "GET " + GROUP + "namespaces/default/packetcapturerequests/.*",
            "PATCH " + GROUP + "namespaces/default/packetcapturerequests/.*",
            "(POST|PATCH) /apis/events.k8s.io/v1/namespaces/default/events(/.*)?",
            "(GET|POST|PATCH|PUT) /api/v1/namespaces/default/events(/.*)?");

    @TempDir
    private Path dir;

    @Test
    void aBridgeNeedsNoAzureAndReadsNoSecretAndNoLease() throws Exception {
        try (KubernetesInABox box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
                Eavesdropper api = new Eavesdropper(box.url().getPort())) {
            OwnProcess.prepare(box);
            try (OwnProcess bridge = OwnProcess.start(dir, api.port(), "bridge", "").awaitReady()) {
                assertThat(bridge.alert("web-1").body()).contains("\"created\"");
                assertThat(api.heard()).isNotEmpty()
                        .allSatisfy(request -> assertThat(RIGHTS).as(request).anyMatch(request::matches));
                assertThat(bridge.health("/metrics").body())
                        .contains("capture_alerts_total{result=\"created\"} 1.0");
                assertThat(bridge.get(bridge.alerts(), "/metrics").statusCode()).as("not where alerts come in")
                        .isEqualTo(404);
            }
        }
    }
}
