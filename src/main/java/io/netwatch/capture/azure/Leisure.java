package io.netwatch.capture.azure;

import java.util.function.Supplier;

/** Work that nobody waits for: its calls leave most of every limit to the others. */
public final class Leisure {
    private static final ScopedValue<Boolean> CURRENT = ScopedValue.newInstance();

    private Leisure() {}

    /** Does the work, and what it asks of Azure on the same thread goes last. */
    public static <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, true).call(work::get);
    }

    static boolean isCurrent() {
        return CURRENT.isBound();
    }
}
