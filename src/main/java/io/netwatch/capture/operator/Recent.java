package io.netwatch.capture.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Makes a value for a key when it is first wanted, and keeps those that were wanted last. */
final class Recent<K, V> {
    private final Map<K, V> kept;
    private final Function<K, V> make;

    Recent(int most, Function<K, V> make) {
        this.make = make;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized V get(K key) {
        V found = kept.get(key);
        if (found == null) {
            found = make.apply(key);
            kept.put(key, found);
        }
        return found;
    }

    synchronized void forget(K key) {
        kept.remove(key);
    }
}
