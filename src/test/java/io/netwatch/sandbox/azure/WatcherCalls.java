package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Network watchers themselves, and the quota of captures. */
final class WatcherCalls {
    private final AzureWorld world;
    private final Estate estate;
    private final CaptureStore captures;
    private final Operations operations;

    WatcherCalls(AzureWorld world, Estate estate, CaptureStore captures, Operations operations) {
        this.world = world;
        this.estate = estate;
        this.captures = captures;
        this.operations = operations;
    }

    Answer listAll(Ask ask) {
        return Answer.json(200, list(estate.watchers(ask.subscription()), ask.now()));
    }

    Answer listGroup(Ask ask) {
        return Answer.json(200, list(estate.watchers(ask.subscription()).stream()
                .filter(watcher -> watcher.id().resourceGroup().equalsIgnoreCase(ask.group())).toList(), ask.now()));
    }

    Answer get(Ask ask) {
        ResourceId id = ask.resource(ResourceId.WATCHER, "watcher");
        NetworkWatcher watcher = estate.watcher(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
        return Answer.json(200, body(watcher, ask.now())).with("ETag", estate.etag(watcher, ask.now()));
    }

    /** Recorded: 201 for a new one, 200 for a known one, an operation either way although the body says Succeeded. */
    Answer put(Ask ask) {
        ResourceId id = ask.resource(ResourceId.WATCHER, "watcher");
        String location = ask.call().body().path("location").asText();
        if (location.isEmpty()) {
            throw ArmErrors.badRequest("location is missing; name the region of the network watcher.").thrown();
        }
        Optional<NetworkWatcher> known = estate.watcher(id);
        if (known.isEmpty() && estate.watchers(ask.subscription()).stream()
                .anyMatch(other -> other.location().equalsIgnoreCase(location))) {
            throw ArmErrors.secondWatcher().thrown();
        }
        NetworkWatcher watcher = known.orElseGet(() -> new NetworkWatcher(id, location));
        estate.put(watcher);
        Operation operation = operations.start(Operation.Kind.CREATE, ask, watcher.location(), Optional.empty(),
                MissingNode.getInstance());
        estate.mutated(watcher, ask.now());
        return operations.announceCreate(Answer.json(known.isPresent() ? 200 : 201, body(watcher, ask.now())),
                operation, ask);
    }

    Answer usages(Ask ask) {
        String location = ask.parameter("location");
        long used = captures.count(ask.subscription(), location, ask.now());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode usage = body.putArray("value").addObject();
        usage.put("currentValue", used).put("id", ask.call().path() + "/PacketCaptures").put("limit",
                world.captureLimit(ask.subscription(), location));
        usage.putObject("name").put("localizedValue", "Packet captures").put("value", "PacketCaptures");
        usage.put("unit", "Count");
        return Answer.json(200, body);
    }

    private ObjectNode list(List<NetworkWatcher> watchers, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode value = body.putArray("value");
        watchers.forEach(watcher -> value.add(body(watcher, now)));
        return body;
    }

    private ObjectNode body(NetworkWatcher watcher, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", watcher.id().name())
                .put("id", watcher.id().toString())
                .put("etag", estate.etag(watcher, now)).put("type", watcher.id().type())
                .put("location", watcher.location());
        body.putObject("properties").put("provisioningState", "Succeeded").putArray("runningOperationIds");
        return body;
    }
}
