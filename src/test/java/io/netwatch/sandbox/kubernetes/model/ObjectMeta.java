package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The {@code metadata} of one object, by name instead of by path. The setters change the object in place. */
record ObjectMeta(ObjectNode node) {

    /** Gives the object an empty metadata when it has none. */
    static ObjectMeta of(ObjectNode object) {
        return new ObjectMeta(Json.child(object, "metadata").orElseGet(() -> object.putObject("metadata")));
    }

    String name() {
        return node.path("name").asText();
    }

    String namespace() {
        return node.path("namespace").asText();
    }

    String uid() {
        return node.path("uid").asText();
    }

    String resourceVersion() {
        return node.path("resourceVersion").asText();
    }

    List<String> finalizers() {
        return Json.texts(node.path("finalizers")).toList();
    }

    /** Whether somebody wants the object gone; finalizers may still hold it. */
    boolean isDeleting() {
        return node.hasNonNull("deletionTimestamp");
    }

    JsonNode managedFields() {
        return node.path("managedFields");
    }

    /** Versions are numbers here, which clients may compare but should not. */
    void resourceVersion(long revision) {
        node.put("resourceVersion", Long.toString(revision));
    }

    /** Clients compare it with status.observedGeneration. */
    void nextGeneration() {
        node.put("generation", node.path("generation").asLong() + 1);
    }

    void markDeleted(Instant now) {
        node.put("deletionTimestamp", time(now)).put("deletionGracePeriodSeconds", 0L);
        if (node.has("generation")) {
            // The real server counts the wish to delete as a change of what is wanted.
            nextGeneration();
        }
    }

    /** Nobody owning anything is shown as no field at all. */
    void managedFields(JsonNode entries) {
        if (entries.isEmpty()) {
            node.remove("managedFields");
        } else {
            node.set("managedFields", entries);
        }
    }

    /** Times in metadata have whole seconds. */
    static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
