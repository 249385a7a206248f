package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Who owns which fields of one object: {@code metadata.managedFields} as a value. */
public record ManagedFields(Map<Manager, Owned> managers) {
    private static final Set<String> SERVER_OWNED = Set.of("name", "namespace", "uid", "creationTimestamp",
            "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion", "selfLink",
            "managedFields");

    /** What one manager owns, and since when (RFC 3339). */
    record Owned(String time, FieldSet fields) {}

    /** Reads {@code metadata.managedFields}; anything that is not a list counts as nobody owning anything. */
    public static ManagedFields parse(JsonNode entries) {
        Map<Manager, Owned> managers = new LinkedHashMap<>();
        entries.forEach(entry -> managers.put(
                new Manager(entry.path("manager").asText(), entry.path("operation").asText(),
                        entry.path("subresource").asText(), entry.path("apiVersion").asText()),
                new Owned(entry.path("time").asText(), FieldSet.fromJson(entry.path("fieldsV1")))));
        return new ManagedFields(managers);
    }

    public ArrayNode toJson() {
        ArrayNode entries = Json.array();
        managers.forEach((manager, owned) -> {
            ObjectNode entry = entries.addObject().put("manager", manager.name()).put("operation", manager.operation())
                    .put("apiVersion", manager.apiVersion()).put("time", owned.time()).put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", owned.fields().toJson());
            if (!manager.subresource().isEmpty()) {
                entry.put("subresource", manager.subresource());
            }
        });
        return entries;
    }

    /** An ordinary write: whoever changes a field owns it from then on, and nobody owns what is gone. */
    public ManagedFields updated(Manager me, Shape shape, ObjectNode before, ObjectNode after, String now) {
        ObjectNode old = ownable(before);
        ObjectNode stored = ownable(after);
        if (old.equals(stored)) {
            return this;
        }
        FieldSet taken = Fields.changed(shape, old, stored);
        FieldSet gone = Fields.of(shape, old).minus(Fields.of(shape, stored));
        return map(now, (manager, fields) -> fields.minus(gone).minus(manager.equals(me) ? FieldSet.NONE : taken))
                .with(me, owned(me).minus(gone).union(taken), now);
    }

    /** What this manager owns, which may be nothing. */
    FieldSet owned(Manager manager) {
        return managers.containsKey(manager) ? managers.get(manager).fields() : FieldSet.NONE;
    }

    /** What would have to be taken from somebody. */
    FieldSet ownedByOthers(Manager me) {
        return managers.entrySet().stream().filter(entry -> !entry.getKey().equals(me))
                .map(entry -> entry.getValue().fields()).reduce(FieldSet.NONE, FieldSet::union);
    }

    /** Replaces what one manager owns; the time moves only when that is something else than before. */
    ManagedFields with(Manager me, FieldSet fields, String now) {
        Map<Manager, Owned> result = new LinkedHashMap<>(managers);
        Owned before = result.get(me);
        if (fields.isEmpty()) {
            result.remove(me);
        } else if (before == null || !before.fields().equals(fields)) {
            result.put(me, new Owned(now, fields));
        }
        return new ManagedFields(result);
    }

    /** Changes what each manager owns; those who own nothing afterwards are forgotten. */
    ManagedFields map(String now, BiFunction<Manager, FieldSet, FieldSet> change) {
        ManagedFields result = this;
        for (Map.Entry<Manager, Owned> entry : managers.entrySet()) {
            result = result.with(entry.getKey(), change.apply(entry.getKey(), entry.getValue().fields()), now);
        }
        return result;
    }

    /** The object without what only the server writes, which nobody can own. */
    static ObjectNode ownable(ObjectNode object) {
        // The copies are shallow: this runs twice for every write, and nobody changes what it returns.
        ObjectNode rest = Json.object().setAll(object);
        rest.remove(Set.of("apiVersion", "kind", "metadata"));
        ObjectNode metadata = Json.object();
        Json.child(object, "metadata").ifPresent(metadata::setAll);
        metadata.remove(SERVER_OWNED);
        if (!metadata.isEmpty()) {
            rest.set("metadata", metadata);
        }
        return rest;
    }
}
