package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What people have heard of a capture: its end at least once, each thing as often as something went wrong and once more at most. */
final class NewsOracle {
    private NewsOracle() {}

    /** @param clean ids in the run in which nothing went wrong, where a UID is the same */
    static List<String> violations(Simulation run, Trial trial, List<String> clean) {
        List<String> violations = new ArrayList<>();
        List<String> received = trial.received();
        run.objects().forEach(object -> object.at("/status/news").forEach(mark -> {
            if (mark.path("state").asText().equals("Pending")) {
                violations.add("News: " + mark + " is still to be sent");
            }
        }));
        if (!clean.isEmpty() && received.stream().noneMatch(id -> id.matches(".*(finished|failed)"))) {
            violations.add("News: nobody heard of the end: " + received);
        }
        long most = 1 + trial.hits().size()
                + trial.hits().stream().filter(hit -> hit.contains("second leader")).count();
        received.stream().distinct().filter(id -> Collections.frequency(received, id) > most)
                .forEach(id -> violations.add("News: " + id + " was told more than " + most + " times"));
        return violations;
    }
}
