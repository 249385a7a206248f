package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow senders and a slow cluster, with a deadline that is short enough to wait for. */
class SlownessTest {
    private static final String FIRST_LINE = "POST /alerts/" + RunningBridge.TOKEN + " HTTP/1.1\r\n";

    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        bridge = new RunningBridge(dir, Duration.ofMillis(300));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POST /ale", FIRST_LINE + "Host: bri",
            FIRST_LINE + "Host: bridge\r\nContent-Length: 1000\r\n\r\n{",
            FIRST_LINE + "Host: bridge\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n{"})
    void aSenderThatStallsIsCutOffWhereverItStalls(String beginning) throws IOException {
        try (Socket socket = bridge.connect()) {
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** One byte after the other, so that no single read takes long. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Slow: ", "Content-Length: 100000\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n186a0\r\n"})
    void aSenderThatDripsIsCutOffAsWell(String beginning) throws IOException {
        try (Socket socket = bridge.connect()) {
            Raw.write(socket, FIRST_LINE + "Host: bridge\r\n" + beginning);

            assertThat(isEndedWhile(socket, 1_000)).isTrue();
        }
    }

    /** The pause between two drops is the time for which an answer is waited for in vain. */
    private static boolean isEndedWhile(Socket socket, int drops) throws IOException {
        socket.setSoTimeout(10);
        for (int drop = 0; drop < drops; drop++) {
            try {
                Raw.write(socket, "a");
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException stillOpen) {
                // It waits for the next drop.
            } catch (IOException ended) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aBodyThatStallsIsCounted() throws IOException {
        try (Socket socket = bridge.connect()) {
            socket.getOutputStream()
                    .write((FIRST_LINE + "Host: bridge\r\nContent-Length: 1000\r\n\r\n{").getBytes(US_ASCII));

            await().until(() -> !bridge.counted.isEmpty());
        }
        assertThat(bridge.counted).extracting(Outcome::result).containsExactly("incomplete");
    }

    @Test
    void aClusterThatDoesNotAnswerInTimeAsksForAnotherTry() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        bridge.cluster.answering(request -> MemoryCluster.createdAfter(never));
        HttpResponse<String> answer = bridge.alert("common-fired");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }
}
