package io.netwatch.capture.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Stands between a client and a server on this machine, and notes which requests go by: method and path. */
final class Eavesdropper implements AutoCloseable {
    private static final Pattern REQUEST = Pattern
            .compile("(?md)^((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) [^ ?]+)[^ ]* HTTP/1\\.1\r$");

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<String> heard = new ConcurrentSkipListSet<>();

    Eavesdropper(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        door = new ServerSocket(0, 50, server.getAddress());
        Thread.startVirtualThread(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Such as {@code GET /api/v1/secrets}, each once. */
    Set<String> heard() {
        return new TreeSet<>(heard);
    }

    private void serve() {
        while (!door.isClosed()) {
            acceptOne();
        }
    }

    private void acceptOne() {
        try {
            Socket client = door.accept();
            Socket behind = new Socket(server.getAddress(), server.getPort());
            Thread.startVirtualThread(() -> pump(client, behind, true));
            Thread.startVirtualThread(() -> pump(behind, client, false));
        } catch (IOException e) {
            // Closed, or the server is away: the client sees a connection that ends.
            return;
        }
    }

    private void pump(Socket from, Socket to, boolean listening) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (listening) {
                    note(line, buffer, read);
                }
            }
        } catch (IOException e) {
            // One of the two has ended the connection, and with this the other's ends too.
            return;
        }
    }

    /** A request line may come in two parts, so what stands behind the last line break is kept. */
    private void note(ByteArrayOutputStream kept, byte[] buffer, int read) {
        kept.write(buffer, 0, read);
        String text = kept.toString(ISO_8859_1);
        REQUEST.matcher(text).results().map((MatchResult match) -> match.group(1)).forEach(heard::add);
        kept.reset();
        byte[] rest = text.substring(text.lastIndexOf('\n') + 1).getBytes(ISO_8859_1);
        kept.write(rest, 0, rest.length);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
