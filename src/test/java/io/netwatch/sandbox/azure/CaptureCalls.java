package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.CaptureSession.End;
import io.netwatch.sandbox.azure.CaptureSession.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything below {@code packetCaptures} except the PUT. */
final class CaptureCalls {
    private final Estate estate;
    private final CaptureStore captures;
    private final Operations operations;

    CaptureCalls(Estate estate, CaptureStore captures, Operations operations) {
        this.estate = estate;
        this.captures = captures;
        this.operations = operations;
    }

    Answer get(Ask ask) {
        CaptureSession session = find(ask);
        String etag = estate.etag(session.watcher(), ask.now());
        return Answer.json(200, CaptureBodies.resource(session, etag, ask.now())).with("ETag", etag);
    }

    Answer list(Ask ask) {
        NetworkWatcher watcher = watcher(ask);
        String etag = estate.etag(watcher, ask.now());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode value = body.putArray("value");
        captures.below(watcher, ask.now())
                .forEach(session -> value.add(CaptureBodies.resource(session, etag, ask.now())));
        return Answer.json(200, body);
    }

    /** Silent success on a capture that has ended already, as documented; its end stays what it was. */
    Answer stop(Ask ask) {
        CaptureSession session = find(ask);
        Operation operation = start(Operation.Kind.STOP, session, ask);
        // Invented: packets are taken until the operation ends. A failing stop stops nothing.
        if (!operation.failed()) {
            captures.replace(session.ending(End.stopped(operation.doneAt(), "Manual")));
        }
        return operations.announce(Answer.empty(202), operation, ask);
    }

    Answer delete(Ask ask) {
        Optional<CaptureSession> found = captures.find(id(ask), ask.now());
        if (found.isEmpty()) {
            // The specification's second code; a watcher that is missing too gives 404 like everywhere else.
            watcher(ask);
            return Answer.empty(204);
        }
        Operation operation = start(Operation.Kind.DELETE, found.get(), ask);
        if (!operation.failed()) {
            // Invented: a running capture ends here, and its file is uploaded like any other.
            captures.deleted(found.get().ending(End.stopped(ask.now(), "Manual")).deletedBy(operation));
        }
        return operations.announce(Answer.empty(202), operation, ask);
    }

    /** Recorded: 202 with body and Location while running, plain 200 once stopped. */
    Answer queryStatus(Ask ask) {
        CaptureSession session = find(ask);
        ObjectNode body = CaptureBodies.status(session, uploadRefused(session),
                captures.troubles(session.name()), ask.now());
        RunState state = session.state(ask.now());
        // Invented: a capture that has not started is answered like a running one, one with an error like a stopped one.
        if (state == RunState.STOPPED || state == RunState.ERROR) {
            return Answer.json(200, body);
        }
        Operation operation = operations.start(Operation.Kind.QUERY, ask, session.watcher().location(),
                Optional.empty(), body);
        estate.mutated(session.watcher(), ask.now());
        captures.replace(session.queriedBy(operation));
        return operations.announceQuery(Answer.json(202, body), operation, ask);
    }

    private Operation start(Operation.Kind kind, CaptureSession session, Ask ask) {
        Operation operation = operations.start(kind, ask, session.watcher().location(), Optional.empty(),
                MissingNode.getInstance());
        estate.mutated(session.watcher(), ask.now());
        estate.mutated(session.watcher(), operation.doneAt());
        return operation;
    }

    private boolean uploadRefused(CaptureSession session) {
        return session.settings().sinks().storageId().flatMap(ResourceId::parse).flatMap(estate::account)
                .filter(account -> !account.acceptsUploads()).isPresent();
    }

    private CaptureSession find(Ask ask) {
        watcher(ask);
        return captures.find(id(ask), ask.now()).orElseThrow(() -> ArmErrors.notFound(id(ask)).thrown());
    }

    private NetworkWatcher watcher(Ask ask) {
        ResourceId id = ask.resource(ResourceId.WATCHER, "watcher");
        return estate.watcher(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
    }

    private static String id(Ask ask) {
        return ask.resource(ResourceId.WATCHER, "watcher") + "/packetCaptures/" + ask.parameter("capture");
    }

    /** Invented: the agent falls silent, and Network Watcher does not know how the capture is. Its file is never uploaded. */
    void silence(String name, Instant now) {
        captures.present(now).filter(session -> session.name().equals(name)).toList().forEach(
                session -> captures.replace(session.ending(new End(now, RunState.UNKNOWN, "", List.of()))));
    }

    /** Invented: the agent dies with the machine, and the capture with the agent. */
    void machineStopped(ResourceId machine, Instant now) {
        captures.changeRunning(machine, now,
                session -> session.ending(new End(now, RunState.ERROR, "", List.of("AgentStopped"))));
    }
}
