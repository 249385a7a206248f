package io.netwatch.hard;

import io.netwatch.sandbox.launcher.Access;
import io.netwatch.sandbox.launcher.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One operator as shipped, in a process that is started, killed, stopped and continued from here. */
final class OperatorJvm implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Access access;
    private final List<String> command;
    private final Path kubeconfig;
    private final Path log;
    private Optional<FakeClock> clock = Optional.empty();
    private Process process;

    OperatorJvm(Access access, List<String> command, Path kubeconfig, Path log) {
        this.access = access;
        this.command = command;
        this.kubeconfig = kubeconfig;
        this.log = log;
    }

    Access access() {
        return access;
    }

    synchronized void start() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        // The lease's holder begins with it.
        builder.environment().put("HOSTNAME", name());
        clock.ifPresent(worn -> builder.environment().putAll(worn.environment()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator cannot be started", e);
        }
    }

    /** From its next start on. */
    synchronized void wears(FakeClock worn) {
        clock = Optional.of(worn);
    }

    synchronized Optional<FakeClock> clock() {
        return clock;
    }

    String name() {
        return "operator-" + access.number();
    }

    synchronized Process process() {
        return process;
    }

    long pid() {
        return process().pid();
    }

    /** @return whether it became ready; false when it ended or took too long */
    boolean awaitReady(Web web, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process().isAlive() && System.nanoTime() < end) {
            if (isReady(web)) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        return false;
    }

    private boolean isReady(Web web) throws InterruptedException {
        try {
            return web.get(access.readyUrl()).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9, and again a process of the same name when the old one is gone. */
    void kill() {
        process().destroyForcibly();
        process().onExit().join();
    }

    /** @param name STOP, CONT or TERM */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("kill cannot be run", e);
        }
    }

    /** How long it took to end after SIGTERM; killed when it took longer than {@code limit}. */
    Duration terminate(Duration limit) throws InterruptedException {
        long from = System.nanoTime();
        signal("TERM");
        if (!process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    @Override
    public void close() {
        if (process() != null && process().isAlive()) {
            signal("CONT");
            kill();
        }
    }
}
