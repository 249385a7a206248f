package io.netwatch.capture.bridge;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.netwatch.capture.bridge.schema.Message;
import io.opentelemetry.context.Context;
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
    private final Turns turns;
    private final InstantSource clock;
    private final Consumer<Outcome> counter;
    private final AlertSpan span;
    private volatile boolean lettingGo;

    AlertEndpoint(Callers callers, AlertHandler handler, SlowSenders slow, Deadline deadline, Turns turns,
            InstantSource clock, Consumer<Outcome> counter, AlertSpan span) {
        this.callers = callers;
        this.handler = handler;
        this.slow = slow;
        this.deadline = deadline;
        this.turns = turns;
        this.clock = clock;
        this.counter = counter;
        this.span = span;
    }

    /** Every answer ends its connection from now on. */
    void letGo() {
        lettingGo = true;
    }

    void routes(HttpRouting.Builder routing) {
        routing.post("/alerts/{token}", (request, response) -> receive(request, response, fromPath(request)))
                .post("/alerts", (request, response) -> receive(request, response, fromQuery(request)))
                .options("/alerts/{token}", (request, response) -> consent(request, response, fromPath(request)))
                .options("/alerts", (request, response) -> consent(request, response, fromQuery(request)))
                .any("/alerts/{token}", this::wrongMethod).any("/alerts", this::wrongMethod).any(this::wrongPath)
                .error(Throwable.class,
                        (request, response, failure) -> part(request, response, HttpFailures.thrown(failure)));
    }

    private void receive(ServerRequest request, ServerResponse response, Optional<String> token) {
        long start = System.nanoTime();
        Caller caller = callers.of(token, bearer(request));
        Outcome outcome = outcome(request, caller);
        AccessLog.write(outcome, caller instanceof Caller.Known(var namespace)
                ? Optional.of(namespace)
                : Optional.empty(), Duration.ofNanos(System.nanoTime() - start));
        counter.accept(outcome);
        boolean done = caller instanceof Caller.Known && request.content().consumed()
                && !outcome.leavesTheBodyUnread();
        if (done && !lettingGo) {
            send(response, outcome);
        } else {
            part(request, response, outcome);
        }
    }

    private Outcome outcome(ServerRequest request, Caller caller) {
        return switch (caller) {
            case Caller.Known(var namespace) ->
                span.around(request.headers(), namespace, () -> answer(request, namespace));
            case Caller.Stranger(var why) -> unauthorized(why);
            case Caller.Undecided(var why) -> Outcome.unavailable(why);
        };
    }

    /** CloudEvents senders ask first whether they are welcome, by OPTIONS on the very address that they will post to. */
    private void consent(ServerRequest request, ServerResponse response, Optional<String> token) {
        Optional<String> origin = CloudEvents.origin(request.headers());
        if (callers.of(token, bearer(request)) instanceof Caller.Stranger(var why)) {
            part(request, response, unauthorized(why));
        } else if (origin.isEmpty()) {
            wrongMethod(request, response);
        } else {
            CloudEvents.consent(response, origin.get());
            send(response, Outcome.of(200, "handshake", "Events may be sent here."));
        }
    }

    /** A sender that is slow over its body uses up its own time, not ours. */
    private Outcome answer(ServerRequest request, String namespace) {
        try {
            return turns.take(() -> {
                Duration spent = SlowSenders.waited();
                Message message = new Message(Body.read(request.content(), slow),
                        CloudEvents.attributes(request.headers()));
                return deadline.within(spent,
                        Context.current().wrap(() -> handler.handle(message, namespace, clock.instant())));
            });
        } catch (Refused e) {
            return e.outcome();
        }
    }

    private static Outcome unauthorized(String why) {
        return Outcome.of(401, "unauthorized", why);
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

    private void wrongMethod(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.ALLOW, CloudEvents.METHODS);
        part(request, response, Outcome.of(405, "wrong-method", "Alerts are sent with POST."));
    }

    private void wrongPath(ServerRequest request, ServerResponse response) {
        part(request, response, Outcome.of(404, "not-found",
                "There is nothing here: alerts are sent to /alerts/TOKEN or /alerts?code=TOKEN."));
    }

    /** The last answer on this connection: to strangers, when all end, and where nobody knows where the next one begins. */
    private void part(ServerRequest request, ServerResponse response, Outcome outcome) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, outcome);
        Parting.from(request, slow);
    }

    private static void send(ServerResponse response, Outcome outcome) {
        if (outcome.asksToTryAgain()) {
            response.header(HeaderNames.RETRY_AFTER, String.valueOf(Outcome.RETRY_AFTER_SECONDS));
        }
        response.status(Status.create(outcome.status())).header(HeaderValues.CONTENT_TYPE_JSON).send(outcome.json());
    }
}
