package io.netwatch.capture.bridge;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.netwatch.capture.bridge.schema.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The HTTP face: who calls, how much, and what the answer looks like. It decides nothing about alerts. */
final class AlertEndpoint {
    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final AlertHandler handler;
    private final SlowSenders slow;
    private final Deadline deadline;
    private final InstantSource clock;
    private final Consumer<Outcome> counter;

    AlertEndpoint(Callers callers, AlertHandler handler, SlowSenders slow, Deadline deadline,
            InstantSource clock, Consumer<Outcome> counter) {
        this.callers = callers;
        this.handler = handler;
        this.slow = slow;
        this.deadline = deadline;
        this.clock = clock;
        this.counter = counter;
    }

    void routes(HttpRouting.Builder routing) {
        routing.post("/alerts/{token}", (request, response) -> receive(request, response, fromPath(request)))
                .post("/alerts", (request, response) -> receive(request, response, fromQuery(request)))
                .options("/alerts/{token}", (request, response) -> consent(request, response, fromPath(request)))
                .options("/alerts", (request, response) -> consent(request, response, fromQuery(request)))
                .any("/alerts/{token}", AlertEndpoint::wrongMethod).any("/alerts", AlertEndpoint::wrongMethod)
                .any(AlertEndpoint::wrongPath)
                .error(Throwable.class,
                        (request, response, failure) -> send(response, HttpFailures.thrown(failure)));
    }

    private void receive(ServerRequest request, ServerResponse response, Optional<String> token) {
        long start = System.nanoTime();
        Caller caller = callers.of(token, bearer(request));
        Outcome outcome = switch (caller) {
            case Caller.Known(var namespace) -> answer(request, namespace);
            case Caller.Stranger(var why) -> unauthorized(response, why);
            case Caller.Undecided(var why) -> undecided(response, why);
        };
        AccessLog.write(outcome, caller instanceof Caller.Known(var namespace)
                ? Optional.of(namespace)
                : Optional.empty(), Duration.ofNanos(System.nanoTime() - start));
        counter.accept(outcome);
        send(response, outcome);
    }

    /** CloudEvents senders ask first whether they are welcome, by OPTIONS on the very address that they will post to. */
    private void consent(ServerRequest request, ServerResponse response, Optional<String> token) {
        Optional<String> origin = CloudEvents.origin(request.headers());
        if (callers.of(token, bearer(request)) instanceof Caller.Stranger(var why)) {
            send(response, unauthorized(response, why));
        } else if (origin.isEmpty()) {
            wrongMethod(request, response);
        } else {
            CloudEvents.consent(response, origin.get());
            send(response, Outcome.of(200, "handshake", "Events may be sent here."));
        }
    }

    private Outcome answer(ServerRequest request, String namespace) {
        try {
            byte[] body = Body.read(request.content(), slow);
            Message message = new Message(body, CloudEvents.attributes(request.headers()));
            return deadline.within(() -> handler.handle(message, namespace, clock.instant()));
        } catch (Body.Refused e) {
            return e.outcome();
        }
    }

    /** The body of a stranger is never read, so its connection cannot be used again. */
    private static Outcome unauthorized(ServerResponse response, String why) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        return Outcome.of(401, "unauthorized", why);
    }

    private static Outcome undecided(ServerResponse response, String why) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        return Outcome.unavailable(why);
    }

    private static Optional<String> bearer(ServerRequest request) {
        return request.headers().first(HeaderNames.AUTHORIZATION)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static Optional<String> fromPath(ServerRequest request) {
        return request.path().pathParameters().first("token").asOptional();
    }

    private static Optional<String> fromQuery(ServerRequest request) {
        return request.query().first("code").asOptional();
    }

    private static void wrongMethod(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.ALLOW, CloudEvents.METHODS);
        send(response, Outcome.of(405, "wrong-method", "Alerts are sent with POST."));
    }

    private static void wrongPath(ServerRequest request, ServerResponse response) {
        send(response, Outcome.of(404, "not-found",
                "There is nothing here: alerts are sent to /alerts/TOKEN or /alerts?code=TOKEN."));
    }

    private static void send(ServerResponse response, Outcome outcome) {
        if (outcome.asksToTryAgain()) {
            response.header(HeaderNames.RETRY_AFTER, String.valueOf(Outcome.RETRY_AFTER_SECONDS));
        }
        response.status(Status.create(outcome.status())).header(HeaderValues.CONTENT_TYPE_JSON).send(outcome.json());
    }
}
