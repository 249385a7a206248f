package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A set of fields as a tree of steps, the way {@code managedFields} writes them: {@code f:size} for a field,
 * {@code k:{"type":"Ready"}} for a list element with a key, {@code v:"x"} for a value in a set.
 *
 * @param member whether this place itself is in the set, not only something below it
 * @param children what lies below; never holds an empty set
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
    static final FieldSet NONE = new FieldSet(false, Collections.emptySortedMap());
    static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());
    private static final String SELF = ".";

    FieldSet {
        SortedMap<String, FieldSet> kept = new TreeMap<>(children);
        kept.values().removeIf(FieldSet::isEmpty);
        children = Collections.unmodifiableSortedMap(kept);
    }

    /** The set of the one field that these steps lead to. */
    static FieldSet at(String... steps) {
        return List.of(steps).reversed().stream().reduce(LEAF,
                (below, step) -> new FieldSet(false, new TreeMap<>(Map.of(step, below))), (below, _) -> below);
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet child(String step) {
        return children.getOrDefault(step, NONE);
    }

    FieldSet union(FieldSet other) {
        return combine(other, (mine, theirs) -> mine || theirs);
    }

    FieldSet minus(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && !theirs);
    }

    FieldSet intersect(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && theirs);
    }

    /** Decides place by place, over all places of both sets. */
    private FieldSet combine(FieldSet other, BiPredicate<Boolean, Boolean> rule) {
        SortedMap<String, FieldSet> combined = new TreeMap<>();
        Stream.concat(children.keySet().stream(), other.children.keySet().stream())
                .forEach(step -> combined.computeIfAbsent(step, s -> child(s).combine(other.child(s), rule)));
        return new FieldSet(rule.test(member, other.member), combined);
    }

    /** Every member as people read it in a conflict: {@code .status.conditions[type="Ready"].status}. */
    Stream<String> paths() {
        return paths("");
    }

    private Stream<String> paths(String here) {
        Stream<String> below = children.entrySet().stream()
                .flatMap(child -> child.getValue().paths(here + readable(child.getKey())));
        return member ? Stream.concat(Stream.of(here), below) : below;
    }

    /** The step as conflicts show it; the first two characters say what kind it is. */
    private static String readable(String step) {
        String rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' -> "[" + rest.substring(1, rest.length() - 1).replaceAll("\"([^\"]+)\":", "$1=") + "]";
            default -> "[=" + rest + "]";
        };
    }

    /** The {@code fieldsV1} form: a leaf is an empty object, and "." marks a member that has children. */
    ObjectNode toJson() {
        ObjectNode json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((step, child) -> json.set(step, child.toJson()));
        return json;
    }

    /** Reads what {@link #toJson()} writes, for a whole object. */
    static FieldSet fromJson(JsonNode fields) {
        return fields.isEmpty() ? NONE : below(fields);
    }

    private static FieldSet below(JsonNode fields) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        fields.properties().stream().filter(field -> !field.getKey().equals(SELF))
                .forEach(field -> children.put(field.getKey(), below(field.getValue())));
        return new FieldSet(fields.isEmpty() || fields.has(SELF), children);
    }
}
