package io.netwatch.hard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The network between one operator and Resource Manager: a port that passes bytes on, or does not. */
final class Relay implements AutoCloseable {
    /** What becomes of bytes: passed on, held until that changes, or nobody listens at all. */
    enum Mode {
        OPEN, SILENT, REFUSING
    }

    /** Which way bytes go. */
    enum Way {
        THERE, BACK
    }

    private final int port;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Consumer<Way>> watcher = new AtomicReference<>(Relay::ignore);
    private ServerSocket server;
    private Mode mode = Mode.OPEN;

    private Relay(int port, int target) {
        this.port = port;
        this.target = target;
    }

    /** @param port on which it listens; {@code target} is where bytes are passed on to, both on 127.0.0.1 */
    static Relay open(int port, int target) throws IOException {
        Relay relay = new Relay(port, target);
        relay.listen();
        return relay;
    }

    int port() {
        return port;
    }

    /** Told of every piece, before it is passed on. */
    void watch(Consumer<Way> each) {
        watcher.set(each);
    }

    void unwatch() {
        watcher.set(Relay::ignore);
    }

    private static void ignore(Way way) {
        // Nobody watches.
    }

    synchronized void be(Mode wanted) throws IOException {
        if (wanted == Mode.REFUSING) {
            server.close();
            sockets.forEach(Relay::end);
        } else if (mode == Mode.REFUSING) {
            listen();
        }
        mode = wanted;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        be(Mode.REFUSING);
    }

    private synchronized void listen() throws IOException {
        ServerSocket fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        server = fresh;
        Thread.startVirtualThread(() -> accept(fresh));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(behind);
                Thread.startVirtualThread(() -> pump(client, behind, Way.THERE));
                Thread.startVirtualThread(() -> pump(behind, client, Way.BACK));
            }
        } catch (IOException closed) {
            end(from);
        }
    }

    private void pump(Socket from, Socket to, Way way) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[32_768];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                watcher.get().accept(way);
                awaitPassage();
                out.write(piece, 0, length);
            }
        } catch (IOException | InterruptedException broken) {
            // Whoever is at the other end sees its connection end.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized void awaitPassage() throws InterruptedException {
        while (mode == Mode.SILENT) {
            wait();
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // It is gone, which is what was wanted.
        }
    }
}
