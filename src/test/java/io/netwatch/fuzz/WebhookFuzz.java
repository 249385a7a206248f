package io.netwatch.fuzz;

import io.netwatch.capture.bridge.Bridge;
import io.netwatch.capture.bridge.BridgeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bridge's socket: any bytes at all, from a sender who then has no more to say. */
public final class WebhookFuzz {
    static final String TOKEN = "a-token-that-nobody-guesses";
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d+) ");
    private static final List<String> ANSWERS = List.of("100", "200", "201", "202", "400", "401", "404", "405", "408",
            "411", "413", "414", "415", "417", "422", "431", "505");
    // A machine that is busy with other things is no finding.
    private static final int MILLIS = 90_000;
    private static final Bridge BRIDGE = start();

    private WebhookFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String answer = answer(data);
        Promise.that(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), "an answer or none, not " + answer);
        Matcher status = STATUS.matcher(answer);
        while (status.find()) {
            Promise.that(ANSWERS.contains(status.group(1)), "a sender's mistake is no trouble of ours: " + answer);
        }
        Promise.that(!answer.contains("Exception") && !answer.contains("java."), "nothing of our inside: " + answer);
    }

    private static String answer(byte[] data) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), BRIDGE.port())) {
            socket.setSoTimeout(MILLIS);
            socket.setSoLinger(true, 0);
            try {
                socket.getOutputStream().write(data);
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("the connection ends in time", e);
            } catch (SocketException cut) {
                // The bridge cuts off who sends more than it takes.
                return "";
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bridge answers", e);
        }
    }

    private static Bridge start() {
        try {
            Path file = Files.writeString(Files.createTempFile("fuzz", "token"), TOKEN);
            file.toFile().deleteOnExit();
            return Bridge.start(new BridgeConfig("127.0.0.1", 0, List.of(new BridgeConfig.Caller(file, "shop")),
                    List.of(), false, Optional.empty(), Duration.ofSeconds(60)), AlertWorld.handler(),
                    InstantSource.fixed(AlertWorld.NOW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
