package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.CaptureView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run has come to, against the run in which nothing went wrong. */
final class EndOracle {

    private static final int BUSY = 300;

    private EndOracle() {}

    /**
     * To delete one's own session once more does no harm: that alone may follow from an unanswered DELETE, or from two who
     * believe to lead.
     */
    static List<String> differences(GateRun clean, GateRun run) {
        List<String> differences = new ArrayList<>();
        busy(clean, run, differences);
        Ended expected = clean.ended();
        Ended end = run.ended();
        if (GateScenarios.RACES.contains(run.plan().scenario())) {
            race(expected, end, differences);
            return differences;
        }
        boolean twice = run.hits().stream().anyMatch(hit -> hit.matches("Delete \\|.*|.*second leader.*"));
        if (end.creates() != expected.creates()
                || (twice ? end.deletes() < expected.deletes() : end.deletes() != expected.deletes())) {
            differences.add("L4: %d creates and %d deletes instead of %d and %d".formatted(end.creates(),
                    end.deletes(), expected.creates(), expected.deletes()));
        }
        if (!end.sessions().equals(expected.sessions())) {
            differences.add("S2: sessions " + end.sessions() + " instead of " + expected.sessions());
        }
        if (!told(run, end).equals(told(run, expected)) || (!isSpoilt(run) && end.files() != expected.files())) {
            differences.add("L4: the end is " + end.status() + ", " + end.files() + " files, instead of "
                    + expected.status() + ", " + expected.files() + " files");
        }
        return differences;
    }

    /** Trouble may be asked about again and again, but never as fast as the process can. */
    private static void busy(GateRun clean, GateRun run, List<String> differences) {
        int most = BUSY + 4 * clean.requests();
        if (run.requests() > most) {
            differences.add("L1: %d requests to Azure where %d are enough".formatted(run.requests(), most));
        }
    }

    /** What must hold at the end of any run. */
    static List<String> alone(Scenario scenario, Simulation run) {
        boolean untouched = !scenario.setting().staging().strangers().contains(SteeringCrashTest.BYSTANDER)
                || run.captures().stream().anyMatch(session -> session.name().equals(SteeringCrashTest.BYSTANDER)
                        && session.status().equals("Running"));
        return untouched
                ? List.of()
                : List.of("S3: the bystander was touched: " + run.captures().stream()
                        .map(CaptureView::name).toList());
    }

    private static void race(Ended expected, Ended end, List<String> differences) {
        if (end.creates() > 1) {
            differences.add("S1: " + end.creates() + " creates");
        }
        if (!end.sessions().equals(expected.sessions())) {
            differences.add("S2: sessions " + end.sessions() + " instead of " + expected.sessions());
        }
        if (end.status().isEmpty() != expected.status().isEmpty()) {
            differences.add("L3: the end is " + end.status() + " instead of " + expected.status());
        }
    }

    /**
     * Who may not read the files says so and is done, whatever is in them: that is the right end of such a refusal. So only
     * that there is a final word, and of which session, is compared.
     */
    private static Map<String, String> told(GateRun run, Ended end) {
        boolean unread = isSpoilt(run) || run.hits().stream()
                .anyMatch(hit -> hit.matches("(FindFiles|Inspect) \\| (403|.*body|.*JSON).*"));
        return unread && !end.status().isEmpty()
                ? Map.of("captureName", end.status().get("captureName"), "final", isFinal(end))
                : withoutPage(run, end.status());
    }

    /** Azure took the order and could not carry it out: then that is the end, in one word or other. */
    private static boolean isSpoilt(GateRun run) {
        return run.hits().stream().anyMatch(hit -> hit.matches("Create \\| operation (fails|canceled)"));
    }

    /** Whoever was given another file than the one that is there, or none, or a clear no to the page, tells no page. */
    private static Map<String, String> withoutPage(GateRun run, Map<String, String> status) {
        if (run.hits().stream().noneMatch(hit -> hit.matches("Inspect \\| 4(?!29)\\d\\d.*"))) {
            return status;
        }
        Map<String, String> less = new TreeMap<>(status);
        less.remove("page");
        return less;
    }

    private static String isFinal(Ended end) {
        return String.valueOf(Stream.of("Complete", "Failed")
                .anyMatch(type -> end.status().getOrDefault(type, "").startsWith("True")));
    }
}
