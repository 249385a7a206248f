package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** HTTP byte by byte, for what no well-behaved client sends, and for reading no byte too many. */
final class Raw {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private Raw() {}

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Status line and headers of the next answer; empty when the connection ends. */
    static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int read = socket.getInputStream().read(); read >= 0; read = socket.getInputStream().read()) {
            head.append((char) read);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return head.toString();
    }

    static int contentLength(String head) {
        return LENGTH.matcher(head).results().map((MatchResult found) -> found.group(1)).mapToInt(Integer::parseInt)
                .findFirst().orElse(0);
    }

    /** Everything until the server ends the connection. */
    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** How many answers a text holds. */
    static int answers(String text) {
        return text.split("HTTP/1\\.1 \\d", -1).length - 1;
    }
}
