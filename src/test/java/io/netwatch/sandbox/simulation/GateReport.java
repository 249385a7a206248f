package io.netwatch.sandbox.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What came of many plans. */
record GateReport(Played<GateRun> played) {
    private static final Path FOLDER = Path.of("target", "gate");

    static GateReport of(List<GatePlan> plans) {
        return new GateReport(Played.of(plans, GateRun::of));
    }

    List<String> failures() {
        return played.failed(GateKnown::reason).stream()
                .map(run -> "%n%s%n  %s%n  %s".formatted(run.plan(), String.join("\n  ", run.violations()),
                        run.plan().replay()))
                .toList();
    }

    String summary() {
        return played.summary("gate", GateKnown::reason);
    }

    void write() {
        System.out.println(summary());
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("matrix.md"), GateMatrix.of(played.runs()).markdown(summary()));
            Files.write(FOLDER.resolve("failures.txt"), failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
