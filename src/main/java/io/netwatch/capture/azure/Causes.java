package io.netwatch.capture.azure;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks below the wrappings of Reactor, MSAL and the JDK's HTTP client. */
final class Causes {
    // Chains are short; the limit is for one that bites its own tail.
    private static final int DEEPEST = 20;

    private Causes() {}

    static Stream<Throwable> of(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
    }

    static <E extends Throwable> Optional<E> first(Throwable error, Class<E> type) {
        return of(error).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What the innermost cause says: it knows best what happened, and often says it with its name only. */
    static String words(Throwable error) {
        Throwable root = of(error).reduce(error, (outer, inner) -> inner);
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }
}
