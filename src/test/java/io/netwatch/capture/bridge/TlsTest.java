package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.tls.PemPair;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge by HTTPS, as a sender sees it. */
class TlsTest {
    private static final PemPair OLD = PemPair.ec("old");
    private static final PemPair NEW = PemPair.rsa("new");

    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path dir;
    private RunningBridge bridge;

    private void start(Duration deadline) throws IOException {
        bridge = new RunningBridge(dir, deadline, Optional.of(OLD.writeTo(dir)));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void anAlertIsTakenByHttps() throws IOException {
        start(USUAL);
        try (SSLSocket socket = bridge.connectWithTls()) {
            assertThat(alert(socket)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
        assertThat(bridge.cluster.stored()).hasSize(1);
    }

    @Test
    void aRotatedCertificateIsForNewConnectionsAndEndsNoOldOne() throws IOException {
        start(USUAL);
        try (SSLSocket before = bridge.connectWithTls()) {
            assertThat(alert(before)).endsWith("200 OK");
            NEW.writeTo(dir);
            bridge.tls().look();

            try (SSLSocket after = bridge.connectWithTls()) {
                assertThat(alert(after)).endsWith("200 OK");
                assertThat(after.getSession().getPeerCertificates()).containsExactly(NEW.certificate());
            }
            assertThat(alert(before)).as("the connection from before").endsWith("200 OK");
            assertThat(before.getSession().getPeerCertificates()).containsExactly(OLD.certificate());
        }
    }

    @Test
    void whoSpeaksNoTlsIsTurnedAway() throws IOException {
        start(USUAL);
        try (Socket socket = bridge.connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: bridge\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).doesNotContain("HTTP");
        }
    }

    @Test
    void aHandshakeThatStallsIsCutOff() throws IOException {
        start(SHORT);
        try (Socket socket = bridge.connect()) {
            socket.getOutputStream().write(new byte[]{22, 3, 1});

            assertThat(socket.getInputStream().readAllBytes()).as("a TLS alert, and the end").hasSizeLessThan(20);
        }
    }

    @Test
    void aBodyThatStallsIsCutOff() throws IOException {
        start(SHORT);
        try (SSLSocket socket = bridge.connectWithTls()) {
            socket.getOutputStream().write(("POST /alerts/" + RunningBridge.TOKEN
                    + " HTTP/1.1\r\nHost: bridge\r\nContent-Length: 1000\r\n\r\n{").getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** The first line of the answer; the rest of it is read too, so that the connection can be used again. */
    private static String alert(Socket socket) throws IOException {
        byte[] body = Messages.bytes("common-fired");
        socket.getOutputStream().write(("POST /alerts/" + RunningBridge.TOKEN
                + " HTTP/1.1\r\nHost: bridge\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(US_ASCII));
        socket.getOutputStream().write(body);
        String head = Raw.head(socket);
        socket.getInputStream().readNBytes(Raw.contentLength(head));
        return head.lines().findFirst().orElse("");
    }
}
