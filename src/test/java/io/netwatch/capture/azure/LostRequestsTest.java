package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.drop;
import static io.netwatch.capture.azure.ScriptedServer.truncate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What is certain and what is not when no whole answer comes: the difference between one capture and two. */
class LostRequestsTest extends AzureOverTls {

    @Test
    void isUncertainWhenTheConnectionBreaksAfterTheRequest() {
        server.on("PUT", "/night-1", drop());

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure.uncertain()).isTrue();
        assertThat(failure.status()).isZero();
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void sendsNoOrderTwiceOnAConnectionThatWasUsedBefore() {
        server.on("PUT", "/night-1", drop()).on("DELETE", "/night-1", drop()).on("POST", "/stop", drop());
        Captures captures = azure().captures();
        captures.query(SESSION);

        assertThat(failureOf(captures.stop(SESSION)).uncertain()).isTrue();
        captures.query(SESSION);
        assertThat(failureOf(captures.delete(SESSION)).uncertain()).isTrue();
        captures.query(SESSION);
        assertThat(failureOf(captures.create(ORDER)).uncertain()).isTrue();

        assertThat(server.seen("POST", "/stop")).hasSize(1);
        assertThat(server.seen("DELETE", "/night-1")).hasSize(1);
        assertThat(server.seen("PUT", "/night-1")).hasSize(1);
    }

    @Test
    void isUncertainWhenTheAnswerStopsHalfway() {
        server.on("PUT", "/night-1", truncate(201, "{\"name\":\"night-1\","));

        assertThat(failureOf(azure().captures().create(ORDER)).uncertain()).isTrue();
    }

    @Test
    void isUncertainWhenNoAnswerComesInTime() {
        server.on("PUT", "/night-1", server.silence());
        Captures captures = azure(server.origin(), HASTY).captures();
        // The token is got first, so that the short time is spent on waiting for the answer.
        captures.look(SESSION);

        ArmFailure failure = failureOf(captures.create(ORDER));

        assertThat(server.seen("PUT", "/night-1")).hasSize(1);
        assertThat(failure).isEqualTo(ArmFailure.lost("Azure did not answer in time."));
    }

    @Test
    void isCertainWhenTheConnectionIsRefused() {
        assertThat(failureOf(azureAt("https://localhost:" + closedPort()).captures().create(ORDER)))
                .satisfies(LostRequestsTest::wasNotSent);
    }

    @Test
    void isCertainWhenTheNameIsUnknown() {
        assertThat(failureOf(azureAt("https://no-such-host.invalid").captures().create(ORDER)))
                .satisfies(LostRequestsTest::wasNotSent);
    }

    @Test
    void isCertainWhenTheCertificateIsNotTrusted() {
        try (ScriptedServer stranger = new ScriptedServer(TestCertificate.create())) {
            assertThat(failureOf(azureAt(stranger.origin()).captures().create(ORDER)))
                    .satisfies(LostRequestsTest::wasNotSent);
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void isCertainWhenTheNameOfAResourceWouldLeadElsewhere() {
        SessionRef climbing = new SessionRef(
                new ArmId(WATCHER.text().replace("NetworkWatcherRG", "..")), "night-1");

        ArmFailure failure = failureOf(azure().captures().delete(climbing));

        assertThat(failure).satisfies(LostRequestsTest::wasNotSent);
        assertThat(server.calls()).isEmpty();
    }

    private Azure azureAt(String arm) {
        return azure(arm, server.origin(), caFile(), Timeouts.DEFAULT);
    }

    private static void wasNotSent(ArmFailure failure) {
        assertThat(failure.sent()).isFalse();
        assertThat(failure.uncertain()).isFalse();
        assertThat(failure.message()).isNotBlank();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
