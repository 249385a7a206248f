package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Instances;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which instances of a scale set; all of them when both lists are empty. Ids are kept in their short form, as recordings
 * show that Azure takes them; it answers full ones, in an order and a case of its own, so these do not count.
 */
public record Scope(List<String> include, List<String> exclude) {
    public static final Scope ALL = new Scope(List.of(), List.of());

    public Scope {
        include = shortIds(include);
        exclude = shortIds(exclude);
    }

    static Scope of(Instances instances) {
        return instances == null ? ALL : new Scope(instances.include(), instances.exclude());
    }

    static Scope only(String instance) {
        return new Scope(List.of(instance), List.of());
    }

    /** Whether the instance of this id is to be captured. */
    boolean takes(String instance) {
        String id = instance.toLowerCase(Locale.ROOT);
        return (include.isEmpty() || lowerCase(include).contains(id)) && !lowerCase(exclude).contains(id);
    }

    /** Those of the named instances that are not among {@code existing}. */
    List<String> absentFrom(List<String> existing) {
        Set<String> known = lowerCase(existing);
        return Stream.concat(include.stream(), exclude.stream())
                .filter(id -> !known.contains(id.toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope(List<String> theirInclude, List<String> theirExclude)
                && lowerCase(include).equals(lowerCase(theirInclude))
                && lowerCase(exclude).equals(lowerCase(theirExclude));
    }

    @Override
    public int hashCode() {
        return Objects.hash(lowerCase(include), lowerCase(exclude));
    }

    private static List<String> shortIds(List<String> ids) {
        Set<String> met = new HashSet<>();
        return ids.stream().map(id -> id.substring(id.lastIndexOf('/') + 1))
                .filter(id -> met.add(id.toLowerCase(Locale.ROOT))).toList();
    }

    private static Set<String> lowerCase(List<String> ids) {
        return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
