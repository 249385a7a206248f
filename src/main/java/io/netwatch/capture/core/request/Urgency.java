package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Trigger;
import java.util.Optional;

/** How urgent a request is, in the words of Azure Monitor: {@code Sev0} goes first. */
public final class Urgency {
    /** For what no alert has asked. */
    private static final String MIDDLE = "Sev2";
    /** A recording is for an alert that may never come. */
    private static final String LEAST = "Sev9";

    private Urgency() {}

    public static String of(Request request) {
        return request.recorder().isPresent()
                ? LEAST
                : Optional.ofNullable(request.spec().trigger()).map(Trigger::severity).filter(word -> !word.isBlank())
                        .orElse(MIDDLE);
    }
}
