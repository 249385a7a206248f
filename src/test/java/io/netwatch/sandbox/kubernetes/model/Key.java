package io.netwatch.sandbox.kubernetes.model;

import java.util.Comparator;

/** Where one object is kept; the namespace is empty for cluster-scoped objects. Sorts as lists are paged. */
record Key(String collection, String namespace, String name) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::collection).thenComparing(Key::namespace)
            .thenComparing(Key::name);

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
