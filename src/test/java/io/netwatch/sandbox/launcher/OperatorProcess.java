package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The operator in a process of its own, started again whenever it dies. */
public final class OperatorProcess implements AutoCloseable {
    private final Launch launch;
    private final Path configuration;
    private final Path kubeconfig;
    private final Path log;
    private final LongConsumer restarted;
    private Process process;
    private boolean closing;

    /** @param restarted is told the new process id after every restart */
    OperatorProcess(Launch launch, Path configuration, Path kubeconfig, Path log, LongConsumer restarted) {
        this.launch = launch;
        this.configuration = configuration;
        this.kubeconfig = kubeconfig;
        this.log = log;
        this.restarted = restarted;
    }

    synchronized long start() {
        closing = false;
        try {
            ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            process = builder.start();
            Process started = process;
            Thread.startVirtualThread(() -> {
                started.onExit().join();
                died();
            });
            return started.pid();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator cannot be started", e);
        }
    }

    /** The process that runs now, to be killed or asked to end: another one follows it. */
    public synchronized Process process() {
        return process;
    }

    /** The last lines that it logged, for when something went wrong. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        Process last = last();
        if (last != null) {
            Processes.end(last, Duration.ofSeconds(10));
        }
    }

    private List<String> command() {
        Stream<String> java = Stream.of(ProcessHandle.current().info().command().orElse("java"));
        Stream<String> options = Stream.of("--role", "all", "--config", configuration.toString());
        return Stream.of(java, launch.arguments().stream(), options).flatMap(Function.identity()).toList();
    }

    private synchronized Process last() {
        closing = true;
        return process;
    }

    private void died() {
        again().ifPresent(restarted);
    }

    private synchronized OptionalLong again() {
        return closing || process.isAlive() ? OptionalLong.empty() : OptionalLong.of(start());
    }
}
