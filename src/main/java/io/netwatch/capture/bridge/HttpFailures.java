package io.netwatch.capture.bridge;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers for what fails before or beside an alert. The server's own answers would be 500, or echo the URL. */
final class HttpFailures {
    private static final Logger LOG = System.getLogger(HttpFailures.class.getName());

    private HttpFailures() {}

    static Outcome tooLarge() {
        return Outcome.of(413, "too-large", "The body is larger than %d bytes.".formatted(Body.LARGEST));
    }

    /** Nobody who sends alerts compresses them, and a small body could become a huge one. */
    static Outcome encoded() {
        return Outcome.of(415, "encoded", "The body is compressed or otherwise encoded: send plain JSON.");
    }

    static Outcome malformed() {
        return Outcome.of(400, "bad-request", "This is not a request that can be read.");
    }

    /** 408 is one of the few that Azure tries again. */
    static Outcome incomplete() {
        return Outcome.of(408, "incomplete", "The body did not arrive whole and in time. Send the alert again.");
    }

    /** For what a route throws. */
    static Outcome thrown(Throwable failure) {
        return failure instanceof HttpException http ? outcome(http.status()) : unforeseen(failure);
    }

    static Outcome unforeseen(Throwable failure) {
        LOG.log(Level.ERROR, "A message could not be handled.", failure);
        return Outcome.unavailable("The bridge failed; its log says why. Send the alert again.");
    }

    /** For what the server refuses on its own: malformed requests, sizes, too many at a time. */
    static DirectHandlers direct() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type,
                    (request, event, status, headers, message) -> response(outcome(blamed(request, status)), headers));
        }
        return handlers.build();
    }

    /** The server stumbles over some first lines that are none: whose head it could not read has sent no request. */
    private static Status blamed(DirectHandler.TransportRequest request, Status status) {
        boolean senders = request.method().isEmpty() || status.code() == 505;
        return status.code() >= 500 && senders ? Status.BAD_REQUEST_400 : status;
    }

    private static Outcome outcome(Status status) {
        if (status.code() == 413) {
            return tooLarge();
        }
        if (status.code() == 415) {
            return encoded();
        }
        return status.code() >= 500
                ? Outcome.unavailable("The bridge is busy. Send the alert again.")
                : Outcome.of(status.code(), "bad-request", malformed().message());
    }

    private static DirectHandler.TransportResponse response(Outcome outcome, ServerResponseHeaders headers) {
        if (outcome.asksToTryAgain()) {
            headers.set(HeaderNames.RETRY_AFTER, String.valueOf(Outcome.RETRY_AFTER_SECONDS));
        }
        headers.set(HeaderValues.CONTENT_TYPE_JSON);
        return DirectHandler.TransportResponse.builder().status(Status.create(outcome.status())).headers(headers)
                .keepAlive(false).entity(outcome.json()).build();
    }
}
