package io.netwatch.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netwatch.capture.bridge.Wire;
import io.netwatch.sandbox.launcher.Processes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that say nothing. The server ends each after a while, so each is replaced before, one after the other. */
final class Idle implements AutoCloseable {
    private static final int LIFE_SECONDS = 20;
    /** Files of this process that are not these connections. */
    private static final int OTHERS = 1_000;

    private final List<Wire> wires = new ArrayList<>();
    private final Thread replacing = Thread.ofPlatform().daemon().unstarted(this::replace);
    private final AtomicInteger lost = new AtomicInteger();

    private Idle() {}

    static Idle open(int port, int wanted) throws IOException {
        Idle idle = new Idle();
        int possible = (int) Math.min(wanted, files() - OTHERS);
        for (int number = 0; number < possible; number++) {
            Wire wire = new Wire(port, 1_000 + number % 500);
            wire.open();
            idle.wires.add(wire);
        }
        idle.replacing.start();
        return idle;
    }

    int size() {
        return wires.size();
    }

    /** How many could not be opened again. */
    int lost() {
        return lost.get();
    }

    private static long files() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getMaxFileDescriptorCount();
    }

    private void replace() {
        try {
            for (int i = 0;; i = (i + 1) % wires.size()) {
                TimeUnit.MICROSECONDS.sleep(LIFE_SECONDS * 1_000_000L / wires.size());
                again(wires.get(i));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(Wire wire) {
        try {
            wire.close();
            wire.open();
        } catch (IOException e) {
            lost.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        Processes.end(replacing);
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
