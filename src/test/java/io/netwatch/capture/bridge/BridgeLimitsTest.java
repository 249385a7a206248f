package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects the bridge, over a real socket. */
class BridgeLimitsTest {
    private static final String ADDRESS = "/alerts/" + RunningBridge.TOKEN;

    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        bridge = new RunningBridge(dir, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Expect: 100-continue\r\n"})
    void aStrangerIsTurnedAwayBeforeTheBodyIsRead(String header) throws Exception {
        try (Socket socket = bridge.connect()) {
            write(socket, "POST /alerts/a-token-that-is-wrong HTTP/1.1\r\nHost: bridge\r\n" + header
                    + "Content-Length: 1000\r\n\r\n");

            assertThat(reader(socket).readLine()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aSenderThatWaitsForLeaveToSendGetsIt() throws Exception {
        byte[] body = Messages.bytes("common-fired");
        try (Socket socket = bridge.connect()) {
            write(socket, "POST " + ADDRESS + " HTTP/1.1\r\nHost: bridge\r\nExpect: 100-continue\r\nContent-Length: "
                    + body.length + "\r\n\r\n");
            BufferedReader answer = reader(socket);

            assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
            assertThat(answer.readLine()).isEmpty();
            socket.getOutputStream().write(body);
            assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aSenderThatBreaksOffIsNoErrorOfOurs() throws Exception {
        LineListener log = new LineListener();
        try (log; Socket socket = bridge.connect()) {
            write(socket, "POST " + ADDRESS + " HTTP/1.1\r\nHost: bridge\r\nContent-Length: 1000\r\n\r\n{");
            socket.shutdownOutput();
            await().until(() -> !bridge.counted.isEmpty());
        }

        assertThat(bridge.counted).extracting(Outcome::status).containsExactly(408);
        assertThat(log.text()).doesNotContain("could not be handled");
    }

    @Test
    void aBodyOfTheLargestSizeIsRead() throws Exception {
        assertThat(bridge.post(ADDRESS, padded(Body.LARGEST)).statusCode()).isEqualTo(200);
    }

    @Test
    void aLargerBodyIsRefusedWithItsLength() throws Exception {
        assertThat(bridge.post(ADDRESS, padded(Body.LARGEST + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void aLargerBodyIsRefusedWithoutItsLengthToo() throws Exception {
        HttpResponse<String> answer = bridge.send(bridge.request(ADDRESS,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(Body.LARGEST + 1)))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("262144 bytes");
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = bridge.connect()) {
            write(socket, "POST " + ADDRESS + " HTTP/1.1\r\nHost: bridge\r\nContent-Length: 99999999999\r\n\r\n");

            assertThat(reader(socket).readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: ", "Content-Length: x", "Host: a b"})
    void aMalformedRequestIsNever500(String header) throws Exception {
        try (Socket socket = bridge.connect()) {
            write(socket,
                    "POST " + ADDRESS + " HTTP/1.1\r\nHost: bridge\r\n" + header + "y".repeat(20_000) + "\r\n\r\n");

            assertThat(reader(socket).readLine()).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void aStopFinishesWhatIsUnderWay() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        bridge.cluster.answering(request -> {
            reached.countDown();
            return MemoryCluster.createdAfter(goOn);
        });
        CompletableFuture<HttpResponse<String>> answer = bridge.alertLater("common-fired");
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(bridge::stopServer);
        await().until(this::refusesConnections);
        goOn.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        stopped.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theTokenIsInNoLogLineAtAnyLevel() throws Exception {
        LineListener log = new LineListener();
        try (log) {
            bridge.alert("common-fired");
            bridge.post("/alerts?code=" + RunningBridge.TOKEN, "broken".getBytes(UTF_8));
            bridge.post("/other/" + RunningBridge.TOKEN, new byte[0]);
        }

        assertThat(log.text()).contains("result=created", "Egress above normal").doesNotContain(RunningBridge.TOKEN);
    }

    private boolean refusesConnections() {
        try (Socket socket = bridge.connect()) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /** A message with spaces behind it, which JSON does not mind. */
    private static byte[] padded(int size) {
        String message = Messages.text("common-fired");
        return (message + " ".repeat(size - message.length())).getBytes(UTF_8);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }
}
