package io.netwatch.sandbox.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of many plans for flight recorders. */
record RecorderGateReport(Played<RecorderGateRun> played) {
    private static final Path FOLDER = Path.of("target", "gate");

    static RecorderGateReport of(List<RecorderGatePlan> plans) {
        return new RecorderGateReport(Played.of(plans, RecorderGateRun::of));
    }

    List<String> failures() {
        return played.failed(RecorderGateKnown::reason).stream()
                .map(run -> "%n%s%n  %s%n  %s%n  %s".formatted(run.plan(), run.hits(),
                        String.join("\n  ", run.violations()), run.plan().replay()))
                .toList();
    }

    String summary() {
        return played.summary("recorder gate", RecorderGateKnown::reason);
    }

    /** For each scenario, the plan in which the policy tells of the longest time without a recording. */
    List<String> worstGaps() {
        return RecorderScenario.ALL.stream().filter(RecorderScenario::armed)
                .flatMap(scenario -> worst(scenario).stream())
                .map(run -> "worst gap: %d s, and %d s without trouble: %s %s".formatted(run.end().gapSeconds(),
                        RecorderGateRun.clean(run.plan().scenario()).end().gapSeconds(), run.plan(), run.hits()))
                .toList();
    }

    private Optional<RecorderGateRun> worst(RecorderScenario scenario) {
        return played.runs().stream()
                .filter(run -> run.plan().scenario().equals(scenario) && run.violations().isEmpty())
                .max(Comparator.comparingLong(run -> run.end().gapSeconds()));
    }

    void write() {
        String all = summary() + "\n" + String.join("\n", worstGaps());
        System.out.println(all);
        var hits = played.runs().stream().flatMap(run -> run.hits().stream()).toList();
        var sites = hits.stream().map(hit -> hit.substring(0, hit.indexOf(" | ")))
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("recorder.md"), GateMatrix.of(hits.stream()).markdown(all, sites));
            Files.write(FOLDER.resolve("recorder-failures.txt"), failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
