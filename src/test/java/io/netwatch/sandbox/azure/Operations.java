package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Starts long-running operations, dresses the answers that announce them, and answers polls. */
final class Operations {
    private final Ids ids;
    private final Pace pace;
    private final ArmRules rules;
    private final OperationUrls urls;
    private final Map<String, Operation> known = new HashMap<>();

    Operations(AzureWorld world, Endpoints endpoints, Ids ids) {
        this.ids = ids;
        pace = world.pace();
        rules = world.rules();
        urls = new OperationUrls(endpoints.arm(), rules.longUrls());
    }

    Operation start(Operation.Kind kind, Ask ask, String location, Optional<ArmError> failure, JsonNode snapshot) {
        var operation = new Operation(ids.next(), kind, ask.subscription(), location, ids.next(),
                ask.now().plus(ask.fate().lasts().orElseGet(() -> pace.scaled(pace.operation()))),
                failure.or(ask.fate()::failure), ask.fate().word(), snapshot);
        known.put(operation.id(), operation);
        return operation;
    }

    /** Recorded for a PUT: where to look for the operation, but no Location. */
    Answer announceCreate(Answer answer, Operation operation, Ask ask) {
        return polled(identified(answer, operation).with("Azure-AsyncOperation",
                urls.status(operation, ask.apiVersion(), ask.now())));
    }

    /** Recorded for stop and DELETE: both URLs. */
    Answer announce(Answer answer, Operation operation, Ask ask) {
        return polled(withBothUrls(identified(answer, operation), operation, ask));
    }

    /** Recorded for queryStatus of a running capture: Location only. */
    Answer announceQuery(Answer answer, Operation operation, Ask ask) {
        return polled(
                identified(answer, operation).with("Location", urls.result(operation, ask.apiVersion(), ask.now())));
    }

    Answer status(Ask ask) {
        Operation operation = find(ask);
        Answer answer = Answer.json(200, operation.status(ask.now()));
        return operation.isDone(ask.now()) ? answer : polled(answer);
    }

    Answer result(Ask ask) {
        Operation operation = find(ask);
        Answer answer = identified(resultBody(operation, ask.now()), operation);
        answer = operation.kind() == Operation.Kind.QUERY
                ? answer.with("Location", urls.result(operation, ask.apiVersion(), ask.now()))
                : withBothUrls(answer, operation, ask);
        return operation.isDone(ask.now()) ? answer : polled(answer);
    }

    private static Answer resultBody(Operation operation, Instant now) {
        if (!operation.isDone(now)) {
            return Answer.json(202, NullNode.getInstance());
        }
        if (operation.failed()) {
            // Invented: recordings only show the failed status, never the failed result.
            return operation.failure().get().answer();
        }
        return switch (operation.kind()) {
            // Invented for a create, whose result has no announced URL.
            case STOP, CREATE -> Answer.json(200, NullNode.getInstance());
            // Recorded: no content, and yet a content type.
            case DELETE -> Answer.empty(204).with("Content-Type", "application/json; charset=utf-8");
            case QUERY -> Answer.json(200, operation.snapshot());
        };
    }

    private Operation find(Ask ask) {
        Operation operation = known.get(ask.parameter("operation"));
        if (operation == null) {
            // Invented: no recording asks for an unknown operation.
            throw ArmErrors.notFound(ask.call().path()).thrown();
        }
        return operation;
    }

    private static Answer identified(Answer answer, Operation operation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Azure-AsyncNotification", "Enabled");
        headers.put("x-ms-request-id", operation.id());
        // Recorded: all answers about one operation repeat what its first answer said here.
        headers.put("x-ms-correlation-request-id", Ids.stable("correlation/" + operation.id()));
        headers.put("x-ms-arm-service-request-id", operation.serviceRequestId());
        return answer.with(headers);
    }

    private Answer withBothUrls(Answer answer, Operation operation, Ask ask) {
        return answer.with("Azure-AsyncOperation", urls.status(operation, ask.apiVersion(), ask.now())).with("Location",
                urls.result(operation, ask.apiVersion(), ask.now()));
    }

    private Answer polled(Answer answer) {
        return rules.pollAfter().map(after -> answer.with("Retry-After", pace.retryAfter(after))).orElse(answer);
    }
}
