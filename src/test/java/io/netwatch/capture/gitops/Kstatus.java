package io.netwatch.capture.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The generic rules of kstatus, which Flux and others use to read any object: written from its documentation, so that
 * our conditions are held to it and not to what we think of them.
 */
public final class Kstatus {

    /** What kstatus says of an object that exists. */
    public enum Result {
        InProgress, Current, Failed, Terminating
    }

    private Kstatus() {}

    /** The rules in their order: deletion, generation, the two abnormal conditions, and Ready at the very end. */
    public static Result of(JsonNode object) {
        if (object.at("/metadata").has("deletionTimestamp")) {
            return Result.Terminating;
        }
        JsonNode observed = object.at("/status/observedGeneration");
        if (!observed.isMissingNode() && observed.asLong() != object.at("/metadata/generation").asLong()) {
            return Result.InProgress;
        }
        return abnormal(object).orElseGet(() -> ready(object));
    }

    private static Optional<Result> abnormal(JsonNode object) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("status").asText().equals("True"))
                .flatMap(condition -> switch (condition.path("type").asText()) {
                    case "Reconciling" -> Optional.of(Result.InProgress).stream();
                    case "Stalled" -> Optional.of(Result.Failed).stream();
                    default -> Optional.<Result>empty().stream();
                }).findFirst();
    }

    /** Without Ready an object counts as Current. */
    private static Result ready(JsonNode object) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("type").asText().equals("Ready")).findFirst()
                .map(ready -> ready.path("status").asText().equals("True") ? Result.Current : Result.InProgress)
                .orElse(Result.Current);
    }
}
