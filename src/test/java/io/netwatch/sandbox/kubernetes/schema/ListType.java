package io.netwatch.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.Optional;

/** How two versions of a list are merged. */
public sealed interface ListType {

    /** The list is one value: the newer one replaces the older. */
    record Atomic() implements ListType {}

    /** The list is a set of scalars. */
    record Unique() implements ListType {}

    /** The list's elements are objects told apart by these fields. */
    record Keyed(List<String> keys) implements ListType {

        /** The identity of an element, or nothing when the element lacks a key. */
        public Optional<ObjectNode> identity(JsonNode element) {
            ObjectNode identity = Json.object();
            keys.stream().filter(element::hasNonNull).forEach(key -> identity.set(key, element.get(key)));
            return identity.size() == keys.size() ? Optional.of(identity) : Optional.empty();
        }

        /** The element of the list that has the same identity as the given one. */
        public Optional<JsonNode> find(JsonNode list, JsonNode like) {
            Optional<ObjectNode> wanted = identity(like);
            return wanted.isEmpty()
                    ? Optional.empty()
                    : Json.elements(list).filter(element -> identity(element).equals(wanted)).findFirst();
        }
    }
}
