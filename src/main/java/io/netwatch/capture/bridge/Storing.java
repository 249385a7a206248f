package io.netwatch.capture.bridge;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.bridge.Outcome.Line;
import io.netwatch.capture.bridge.schema.Fields;
import io.netwatch.capture.cluster.Refusals;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.cluster.RequestStore.Stopped;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.Admission;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Verdict;
import io.netwatch.capture.core.policy.Verdict.Suppressed;
import io.netwatch.capture.core.terms.ArmId;
import io.opentelemetry.context.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Stores the requests of one alert and says what became of them. Success is answered only for what is stored. */
record Storing(RequestStore store, Refusals refusals) {
    private static final Logger LOG = System.getLogger(Storing.class.getName());
    private static final int OF_ONE_ALERT = 8;

    /** What can become of one request; of several, the last in this order speaks for all. */
    private enum Result {
        Suppressed(200, "The policies leave no room for a capture; why is below."), Covered(200,
                "A capture of the same policy and target is under way, or has just ended."), AlreadyStored(200,
                        "An earlier delivery of this alert ordered the captures."),

        Created(200, "The captures are ordered."),

        NameTaken(200, "A request of this name exists and is not of this alert; nothing was changed."),

        Refused(422, "The Kubernetes API server refuses a request; its words are below."),

        Unavailable(503, "The Kubernetes API server could not store everything. Send the alert again.");

        private final int status;
        private final String sentence;

        Result(int status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }

        String word() {
            return Verdict.word(this);
        }
    }

    private record Done(Result result, Line line) {}

    /**
     * Every request is tried, so that one that is refused takes no other with it. A few at a time: an alert about many
     * machines is to be stored within the time for one answer.
     */
    Outcome all(List<NewRequest> requests, List<Suppressed> suppressed, List<String> ignored) {
        List<Done> done = Stream.concat(requests.stream()
                .gather(Gatherers.mapConcurrent(OF_ONE_ALERT, Context.current().wrapFunction(this::one))),
                suppressed.stream().map(this::without)).toList();
        Result worst = done.stream().map(Done::result).max(Comparator.naturalOrder()).orElseThrow();
        return Outcome.of(worst.status, worst.word(), worst.sentence).with(done.stream().map(Done::line).toList())
                .ignoring(ignored);
    }

    /** Requests of an alert that is over: an early end keeps what was captured. */
    Outcome stop(String namespace, List<String> names, List<String> ignored, Instant now) {
        List<String> failures = names.stream().map(name -> store.stop(namespace, name, now))
                .flatMap(
                        answer -> answer instanceof Stopped.Unavailable(var message) ? Stream.of(message) : Stream.of())
                .map(message -> Fields.harmless(message, 1024)).toList();
        return failures.isEmpty()
                ? Outcome.of(200, "stopped", "The alert is resolved: %s is asked to stop and keeps its file."
                        .formatted(String.join(", ", names))).ignoring(ignored)
                : Outcome.unavailable("The Kubernetes API server could not stop everything. Send the alert again.")
                        .ignoring(failures);
    }

    private Done without(Suppressed suppressed) {
        NewRequest request = suppressed.request();
        refusals.tell(request.namespace(), request.spec().trigger().policy(), suppressed.why().sentence());
        Result result = suppressed.why() instanceof Admission.Refusal.Covered ? Result.Covered : Result.Suppressed;
        return done(result, request, suppressed.why().sentence());
    }

    private Done one(NewRequest request) {
        return switch (store.create(request)) {
            case Stored.Created() -> done(Result.Created, request, "");
            case Stored.AlreadyThere(var spec) when isSame(request.spec(), spec) ->
                done(Result.AlreadyStored, request, "");
            case Stored.AlreadyThere(var other) -> nameTaken(request);
            case Stored.Refused(var message) -> done(Result.Refused, request, message);
            case Stored.Unavailable(var message) -> done(Result.Unavailable, request, message);
        };
    }

    private static Done nameTaken(NewRequest request) {
        LOG.log(Level.WARNING, "Request {0}/{1} exists and belongs to something else than the alert that asks for it.",
                request.namespace(), request.name());
        return done(Result.NameTaken, request, "");
    }

    private static Done done(Result result, NewRequest request, String message) {
        return new Done(result, new Line(request.name(), request.spec().target().resourceId(),
                request.spec().trigger().policy(), result.word(), Fields.harmless(message, 1024)));
    }

    /** Whether both come from one delivery or another of the same alert. The template may have changed in between. */
    private static boolean isSame(PacketCaptureRequestSpec ours, PacketCaptureRequestSpec theirs) {
        return theirs != null && isSame(ours.trigger(), theirs.trigger()) && theirs.target() != null
                && new ArmId(ours.target().resourceId()).equals(new ArmId(theirs.target().resourceId()));
    }

    private static boolean isSame(Trigger ours, Trigger theirs) {
        return theirs != null && ours.alertKey().equals(theirs.alertKey()) && ours.policy().equals(theirs.policy())
                && Objects.equals(ours.firedTime(), theirs.firedTime());
    }
}
