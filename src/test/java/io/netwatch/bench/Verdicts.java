package io.netwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The goals of several benchmarks in one table, from the reports that they left. */
final class Verdicts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Verdicts() {}

    static void show(List<String> benchmarks) throws IOException {
        System.out.println();
        System.out.println(Goal.heading());
        for (String name : benchmarks) {
            Path report = Report.file(name);
            System.out.println("  " + name + (Files.exists(report) ? "" : ": failed, see above"));
            if (Files.exists(report)) {
                JSON.readTree(report.toFile()).path("goals").forEach(goal -> System.out.println(goal(goal).line()));
            }
        }
    }

    private static Goal goal(JsonNode goal) {
        return new Goal(goal.path("what").asText(), goal.path("goal").asDouble(), goal.path("measured").asDouble(),
                goal.path("most").asBoolean());
    }
}
