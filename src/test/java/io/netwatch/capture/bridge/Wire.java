package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A sender that costs next to nothing, so that what is measured is the other side: one connection at a time, opened when
 * it is needed and kept as long as the server keeps it. Not thread-safe.
 */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final InetSocketAddress server;
    private final InetAddress source;
    private Socket socket;
    private InputStream in;

    /** @param status of HTTP */
    public record Answer(int status, String body) {}

    /** @param number which of the addresses of this machine to call from: 28,000 ports of one may not be enough */
    public Wire(int port, int number) {
        server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        source = InetAddress.ofLiteral("127.0.%d.%d".formatted(number / 250 + 1, number % 250 + 1));
    }

    public void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(source, 0));
        socket.connect(server, PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    public Answer post(String path, byte[] body) throws IOException {
        if (socket == null) {
            open();
        }
        byte[] head = "POST %s HTTP/1.1\r\nHost: bridge\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, body.length).getBytes(ISO_8859_1);
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length + body.length);
        message.writeBytes(head);
        message.writeBytes(body);
        socket.getOutputStream().write(message.toByteArray());
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:") ? Integer.parseInt(lower.substring(15).strip()) : length;
            last |= lower.startsWith("connection:") && lower.endsWith("close");
        }
        Answer answer = new Answer(status, new String(in.readNBytes(length), UTF_8));
        if (last) {
            close();
        }
        return answer;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server ended the connection without an answer");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    /** The next message opens another connection. */
    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
