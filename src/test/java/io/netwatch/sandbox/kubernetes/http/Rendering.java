package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Page;
import io.netwatch.sandbox.kubernetes.model.ResourceType;
import java.time.InstantSource;
import java.util.List;

/** Shows objects and lists in the form that the client accepts: as they are, or as a table. */
final class Rendering {
    private final InstantSource clock;

    Rendering(InstantSource clock) {
        this.clock = clock;
    }

    /** One object, for GET, for the answer to a write, and within each event of a watch. */
    ObjectNode object(Request request, ResourceType type, ObjectNode object) {
        if (!request.wantsTable()) {
            return object;
        }
        ObjectNode table = table(request, type, List.of(object));
        table.putObject("metadata").set("resourceVersion", object.path("metadata").path("resourceVersion"));
        return table;
    }

    /** One page of a list, with what the client needs to go on from there. */
    ObjectNode list(Request request, ResourceType type, Page page) {
        ObjectNode list = request.wantsTable() ? table(request, type, page.items()) : plainList(type, page.items());
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(page.revision()));
        if (!page.next().isEmpty()) {
            metadata.put("continue", page.next());
        }
        page.remaining().ifPresent(count -> metadata.put("remainingItemCount", count));
        return list;
    }

    /** A list as objects, without position. */
    ObjectNode plainList(ResourceType type, List<ObjectNode> items) {
        ObjectNode list = Json.object().put("kind", type.kind().kind() + "List").put("apiVersion", type.apiVersion());
        list.putObject("metadata");
        list.putArray("items").addAll(items);
        return list;
    }

    private ObjectNode table(Request request, ResourceType type, List<ObjectNode> items) {
        return Table.of(Columns.of(type), items, request.parameter("includeObject"), clock.instant());
    }
}
