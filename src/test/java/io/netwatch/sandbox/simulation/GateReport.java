package io.netwatch.sandbox.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Many plans, played on two threads.
 *
 * @param took by the clock on the wall
 * @param cpu of all threads that played
 */
record GateReport(List<GateRun> runs, Duration took, Duration cpu) {
    private static final Path FOLDER = Path.of("target", "gate");

    static GateReport of(List<GatePlan> plans) {
        Played<GateRun> played = Played.of(plans, GateRun::of);
        return new GateReport(played.runs(), played.took(), played.cpu());
    }

    List<String> failures() {
        return runs.stream().filter(run -> !run.violations().isEmpty() && GateKnown.reason(run).isEmpty())
                .map(run -> "%n%s%n  %s%n  %s".formatted(run.plan(), String.join("\n  ", run.violations()),
                        run.plan().replay()))
                .toList();
    }

    String summary() {
        long pairs = runs.stream().filter(run -> run.plan().strikes().size() > 1).count();
        long known = runs.stream().filter(run -> GateKnown.reason(run).isPresent()).count();
        return "gate: %d plans of one misfortune and %d of several in %d s, %.1f ms CPU each; %d violations, %d known"
                .formatted(runs.size() - pairs, pairs, took.toSeconds(), cpu.toMillis() / (double) runs.size(),
                        failures().size(), known);
    }

    void write() {
        System.out.println(summary());
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("matrix.md"), GateMatrix.of(runs).markdown(summary()));
            Files.write(FOLDER.resolve("failures.txt"), failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
