package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers who mean harm, beside a sender who means well. */
class AbuseTest {
    private static final String POST = "POST /alerts/" + RunningBridge.TOKEN + " HTTP/1.1\r\nHost: bridge\r\n";

    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        bridge = new RunningBridge(dir, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    /** What stands behind each message is another one that a proxy in front would not have seen. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}", "Content-Length: 2, 40\r\n\r\n{}",
            "Content-Length: +2\r\n\r\n{}", "Content-Length: -1\r\n\r\n{}", "Content-Length: 0x2\r\n\r\n{}",
            "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff2\r\n{}\r\n0\r\n\r\n"})
    void aMessageWithTwoEndsIsRefusedAndNothingBehindItIsRead(String ambiguous) throws IOException {
        try (Socket socket = bridge.connect()) {
            Raw.write(socket, POST + ambiguous + "GET /smuggled HTTP/1.1\r\nHost: bridge\r\n\r\n");
            socket.shutdownOutput();
            String answers = Raw.rest(socket);

            assertThat(Raw.answers(answers)).as(answers).isLessThanOrEqualTo(1);
            assertThat(answers).doesNotContain("HTTP/1.1 2", "HTTP/1.1 5", "not-found");
        }
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    @Test
    void aStrangersBodyIsNotTakenForAMessage() throws IOException {
        String inner = "GET /smuggled HTTP/1.1\r\nHost: bridge\r\n\r\n";
        try (Socket socket = bridge.connect()) {
            Raw.write(socket, "POST /alerts/a-token-that-is-wrong HTTP/1.1\r\nHost: bridge\r\nContent-Length: "
                    + inner.length() + "\r\n\r\n" + inner);

            assertThat(Raw.rest(socket)).startsWith("HTTP/1.1 401").satisfies(
                    answers -> assertThat(Raw.answers(answers)).isEqualTo(1));
        }
    }

    /** Ways around a proxy's rules, and into a server's other rooms. */
    @ParameterizedTest
    @ValueSource(strings = {"/alerts/../healthz", "/alerts/x/../../metrics", "/alerts/%2e%2e/healthz", "/alerts/..;/x",
            "//alerts//x", "/alerts/x%00", "/alerts/%00", "/alerts/%", "/alerts/%zz", "/alerts/x%2f..%2f..%2fetc",
            "/alerts\\x", "/ALERTS/x", "/alerts/x/", "/alerts?code=x&code=y", "/alerts?code", "/alerts?code=%00",
            "/alerts;code=x", "http://127.0.0.1:8081/metrics", "http://bridge/alerts/x", "127.0.0.1:8081", "*",
            "/alerts/x#y", "/alerts/\u00e9", "/alerts/x\tHTTP/1.1"})
    void aPathThatLeadsElsewhereLeadsNowhere(String path) throws IOException {
        try (Socket socket = bridge.connect()) {
            Raw.write(socket, "POST " + path + " HTTP/1.1\r\nHost: bridge\r\nContent-Length: 2\r\n\r\n{}");
            socket.shutdownOutput();
            String answers = Raw.rest(socket);

            assertThat(Raw.answers(answers)).as(answers).isLessThanOrEqualTo(1);
            assertThat(answers).as(path).startsWith("HTTP/1.1 4").doesNotContain("jvm_", "ok\r\n");
        }
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    /** A header for a proxy changes nothing here. */
    @Test
    void noHeaderStandsForAToken() throws Exception {
        HttpResponse<String> answer = bridge.send(bridge.request("/alerts/x",
                BodyPublishers.ofByteArray(Messages.bytes("common-fired"))).header("X-Original-URL",
                        "/alerts/" + RunningBridge.TOKEN)
                .header("X-Rewrite-URL", "/alerts/" + RunningBridge.TOKEN).header("X-Forwarded-For", "127.0.0.1")
                .header("X-HTTP-Method-Override", "PUT"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    @Test
    void aCompressedBodyIsRefusedUnread() throws Exception {
        HttpResponse<String> answer = bridge.send(bridge.request("/alerts/" + RunningBridge.TOKEN,
                BodyPublishers.ofByteArray(new byte[100])).header("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("send plain JSON");
    }

    @Test
    void nobodyIsAnsweredMoreThanOnceWithoutAToken() throws IOException {
        try (Socket socket = bridge.connect()) {
            Raw.write(socket, "GET /other HTTP/1.1\r\nHost: bridge\r\n\r\n".repeat(1000));

            assertThat(Raw.answers(Raw.rest(socket))).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"data\":", "{\"schemaId\":\"azureMonitorCommonAlertSchema\",\"data\":"})
    void deepJsonIsRefusedEarly(String opening) throws Exception {
        String deep = opening.repeat(240_000 / opening.length());
        HttpResponse<String> answer = bridge.post("/alerts/" + RunningBridge.TOKEN, deep.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().length()).isLessThan(500);
    }

    @Test
    void aThousandStrangersWhoSendNothingOrHalfAMessageDisturbNobody() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                Socket socket = bridge.connect();
                idle.add(socket);
                Raw.write(socket, i % 2 == 0 ? "" : POST);
            }
            assertThat(bridge.alert("common-fired").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aFloodOfBadTokensDisturbsNobody() throws Exception {
        try (ExecutorService strangers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> floods = IntStream.range(0, 4).mapToObj(_ -> strangers.submit(() -> flood(50)))
                    .toList();
            for (int i = 0; i < 5; i++) {
                assertThat(bridge.alert("common-fired").statusCode()).isEqualTo(200);
            }
            for (Future<Integer> flood : floods) {
                assertThat(flood.get()).isEqualTo(50);
            }
        }
        assertThat(bridge.counted).extracting(Outcome::status).contains(401).doesNotContain(503);
    }

    /** How many were turned away. */
    private int flood(int times) throws IOException {
        int refused = 0;
        for (int i = 0; i < times; i++) {
            try (Socket socket = bridge.connect()) {
                Raw.write(socket,
                        "POST /alerts/a-token-that-is-wrong HTTP/1.1\r\nHost: bridge\r\nContent-Length: 0\r\n\r\n");
                refused += Raw.head(socket).startsWith("HTTP/1.1 401") ? 1 : 0;
            }
        }
        return refused;
    }
}
