package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Plain;

/** What an Event says of a request: the word's own sentence, and the session in Azure that it is about. */
public final class EventText {
    /** Kubernetes takes no more. */
    private static final int LONGEST = 1024;

    private EventText() {}

    /** @param message of the condition that turned; the session's name is kept whole when it has to be cut */
    public static String of(Request request, String message) {
        String session = request.story().plan().map(plan -> " Capture: " + plan.session().name() + ".").orElse("");
        return Plain.text(message, LONGEST - session.length()) + session;
    }
}
