package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.sandbox.azure.CaptureView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at every step of every process with the eyes of both worlds, and notes what must never happen. */
final class Watchdog implements Sites, ForwardingCluster {
    private final Worlds worlds;
    private final List<String> violations;
    private final List<String> words = new ArrayList<>();
    private int writes;

    Watchdog(Worlds worlds, List<String> violations) {
        this.worlds = worlds;
        this.violations = violations;
    }

    /** Texts that left the process or were thrown in it. */
    List<String> words() {
        return words;
    }

    /** Writes to the API server so far. */
    int writes() {
        return writes;
    }

    @Override
    public Cluster behind() {
        return worlds.cluster();
    }

    @Override
    public List<String> calls() {
        return List.of();
    }

    @Override
    public Optional<Request> write(Report report) {
        writes++;
        String before = finalWord(stored(report.request()));
        Optional<Request> written = worlds.cluster().write(report);
        String after = finalWord(stored(report.request()));
        check(before.isEmpty() || after.isEmpty() || before.equals(after), "S7: the final word " + before
                + " was replaced by " + after);
        return written;
    }

    @Override
    public boolean release(Request request) {
        writes++;
        boolean known = stored(request).isPresent();
        boolean released = worlds.cluster().release(request);
        if (known && released) {
            String session = stored(request.story().plan().map(plan -> plan.session().name()).orElse(""));
            boolean retained = String.valueOf(request.spec().deletionPolicy()).equals("Retain")
                    || request.spec().captureName() != null;
            check(retained || session.isEmpty(), "S6: the finalizer left while Azure had " + session);
        }
        return released;
    }

    @Override
    public boolean delete(Request request) {
        writes++;
        return worlds.cluster().delete(request);
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        writes++;
        String chosen = worlds.requests().find(recording.request().key().namespace(), by)
                .map(object -> object.at("/status/recording/uid").asText()).orElse("");
        check(chosen.equals(recording.uid()),
                "S4: " + recording.name() + " is frozen and " + by + " has not recorded that it is its evidence");
        return worlds.cluster().freeze(recording, by);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        words.add(message);
        worlds.cluster().tell(request, reason, message);
    }

    @Override
    public Observation perform(Request request, Call call) {
        switch (call) {
            case Create(var order) -> beforeCreate(request, order.session());
            case Stop(var session) -> beforeEnd(request, session);
            case Delete(var session) -> beforeEnd(request, session);
            default -> {
            }
        }
        try {
            Observation seen = worlds.acts().perform(request, call);
            words.add(seen.toString());
            return seen;
        } catch (RuntimeException e) {
            violations.add("the Azure room threw " + e);
            throw e;
        }
    }

    @Override
    public void blocked(Request request, Reason reason) {
        worlds.acts().blocked(request, reason);
    }

    private void beforeCreate(Request request, SessionRef session) {
        Optional<ObjectNode> object = stored(request);
        check(object.filter(node -> node.at("/status/captureName").asText().equals(session.name())
                && !node.at("/status/attempt/time").asText().isEmpty()
                && !node.at("/metadata/finalizers").isEmpty()).isPresent(),
                "S4: " + session.name() + " was ordered without a recorded intent");
        check(stored(session.name()).isEmpty(), "S1: " + session.name() + " was ordered although Azure has it");
    }

    private void beforeEnd(Request request, SessionRef session) {
        Optional<ObjectNode> object = stored(request);
        check(object.isEmpty() || isWanted(object.get()),
                "S5: " + session.name() + " is ended though nobody asked for it");
        check(object.isEmpty() || object.get().at("/status/captureName").asText().equals(session.name()),
                "S3: " + session.name() + " is ended and not recorded in the request");
        check(request.spec().captureName() != null || session.name().endsWith(request.uid()),
                "S3: " + session.name() + " is ended and not this request's");
    }

    private static boolean isWanted(JsonNode object) {
        return object.at("/metadata").has("deletionTimestamp")
                || object.at("/spec/desiredState").asText().equals("Stopped")
                || object.at("/spec/conflictPolicy").asText().equals("Replace");
    }

    private Optional<ObjectNode> stored(Request request) {
        return worlds.requests().find(request.key().namespace(), request.key().name())
                .filter(object -> object.at("/metadata/uid").asText().equals(request.uid()));
    }

    /** The name of a session that Azure has and that is not going away. */
    private String stored(String session) {
        return worlds.azure().captures().stream().filter(each -> !each.provisioningState().equals("Deleting"))
                .map(CaptureView::name).filter(session::equals).findFirst().orElse("");
    }

    static String finalWord(Optional<ObjectNode> object) {
        return object.stream().flatMap(node -> Stream.of("Complete", "Failed").filter(type -> isTrue(node, type)))
                .findFirst().map(type -> type + " " + object.get().at("/status/why").asText()).orElse("");
    }

    private static boolean isTrue(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
