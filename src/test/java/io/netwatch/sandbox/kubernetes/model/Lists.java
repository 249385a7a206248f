package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Lists in pages. All pages carry the revision of the first one, so that a watch from there misses nothing; later pages
 * may show newer states, which such a watch then repeats.
 */
final class Lists {
    private final Store store;

    Lists(Store store) {
        this.store = store;
    }

    /** The next page; a limit of 0 means everything, an empty token the beginning. */
    Page page(ResourceType type, Filter filter, int limit, String token) {
        return store.locked(() -> {
            Position start = token.isEmpty() ? new Position(store.revision(), "", "") : Position.parse(token);
            store.requireHistory(start.revision);
            List<ObjectNode> matching = matching(type, filter).stream().filter(start::isBefore).toList();
            boolean last = limit <= 0 || matching.size() <= limit;
            List<ObjectNode> items = last ? matching : matching.subList(0, limit);
            String next = last ? "" : start.after(items.getLast()).token();
            OptionalLong remaining = last || filter.selects()
                    ? OptionalLong.empty()
                    : OptionalLong.of(matching.size() - items.size());
            return new Page(items, start.revision, next, remaining);
        });
    }

    List<ObjectNode> matching(ResourceType type, Filter filter) {
        Predicate<ObjectNode> wanted = filter.of(type);
        String namespace = type.namespaced() ? filter.namespace() : "";
        return store.in(type.collection(), namespace).stream().map(stored -> EventVersions.show(type, stored))
                .filter(wanted).toList();
    }

    /** Where a list stopped: the first page's revision and the last object given out. */
    private record Position(long revision, String namespace, String name) {

        static Position parse(String token) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                String[] parts = text.split("/", -1);
                return new Position(Long.parseLong(parts[0]), parts[1], parts[2]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
                throw ApiException.badRequest("continue key is not valid: " + token);
            }
        }

        String token() {
            String text = revision + "/" + namespace + "/" + name;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        boolean isBefore(ObjectNode object) {
            ObjectMeta meta = ObjectMeta.of(object);
            return new Key("", namespace, name).compareTo(new Key("", meta.namespace(), meta.name())) < 0;
        }

        Position after(ObjectNode object) {
            ObjectMeta meta = ObjectMeta.of(object);
            return new Position(revision, meta.namespace(), meta.name());
        }
    }
}
