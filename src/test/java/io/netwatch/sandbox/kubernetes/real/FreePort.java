package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on 127.0.0.1 for a process that starts later. It lies below the range from which the system takes the ports of
 * outgoing connections, so that none of them takes it meanwhile, and no two calls of one run give the same.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    /** Linux takes outgoing ports from 32768 upwards, others from 49152. */
    private static final int COUNT = 12_000;
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    /** @throws IOException when none of the range is free */
    public static int find() throws IOException {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (free(port)) {
                return port;
            }
        }
        throw new IOException("No port between " + FIRST + " and " + (FIRST + COUNT - 1) + " is free on 127.0.0.1.");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
