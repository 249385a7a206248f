package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.gitops.Kstatus;
import io.netwatch.sandbox.kubernetes.Kubectl;
import io.netwatch.sandbox.launcher.Follow;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the API server alone makes of our objects while no operator runs. */
class FirstSightTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(10);

    @TempDir
    private Path directory;

    @BeforeAll
    static void withoutOperator() {
        SITE.site().stop();
    }

    @Test
    void anUnvisitedRequestIsPendingAndNotFinished() throws Exception {
        SITE.requests().create("unseen", "web-1", 60);

        PacketCaptureRequest unseen = SITE.requests().get("unseen");
        assertThat(Follow.word(unseen)).isEqualTo("Pending");
        assertThat(Requests.condition(unseen, "Reconciling")).hasValueSatisfying(
                condition -> assertThat(condition.status()).isEqualTo("True"));
        assertThat(Kstatus.of(Serialization.unmarshal(Serialization.asJson(unseen), JsonNode.class)))
                .isEqualTo(Kstatus.Result.InProgress);
        assertThat(unseen.getSpec().desiredState()).isEqualTo(DesiredState.Running);
        Kubectl kubectl = SITE.kubectl(directory);
        assertThat(kubectl.run("get pcr unseen").output()).containsPattern("unseen +Pending +\\d+s");
        assertThat(kubectl.run("wait --for=condition=Ready --timeout=1s pcr/unseen").exit()).isEqualTo(1);
    }

    @Test
    void oneWordListsBothKinds() throws Exception {
        Kubectl kubectl = SITE.kubectl(directory);
        assertThat(kubectl.run("apply -f " + Path.of("examples").toAbsolutePath()).exit()).isZero();

        assertThat(kubectl.run("get capture").output()).contains("packetcapturerequest.capture.netwatch.io/",
                "packetcapturepolicy.capture.netwatch.io/");
        assertThat(kubectl.run("get pcr -o wide").output())
                .containsPattern("NAME +TARGET +STATE +WHY +SIZE +AGE +SUMMARY +STARTED +CAPTURE +FILE");
        assertThat(kubectl.run("get pcpol -o wide").output())
                .containsPattern("NAME +STATE +ARMED +RECORDING +ACTIVE +TRIGGERED +LAST +AGE +SUPPRESSED +SUSPEND");
    }

    @Test
    void explainReadsLikeAManual() throws Exception {
        Kubectl kubectl = SITE.kubectl(directory);
        assertThat(kubectl.run("explain pcr").output()).contains("One packet capture on one Azure target.");
        assertThat(kubectl.run("explain pcr.status.conditions").output())
                .contains("Why, in sentences, and what to do about it.");
        assertThat(kubectl.run("explain pcr.spec.filters").output()).contains("TCP, UDP or Any (the default).");
        assertThat(kubectl.run("explain pcpol.spec.cooldownSeconds").output())
                .contains("Seconds between two captures of one target.");
    }
}
