package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.policy.Verdict.Cause;
import io.netwatch.capture.core.policy.Verdict.Nothing;
import io.netwatch.capture.core.policy.Verdict.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides what an alert leads to. */
public final class Triage {
    /** An older alert is a replay, or its cause has long passed. Azure itself gives up after about 75 seconds. */
    static final Duration OLDEST = Duration.ofHours(1);
    /** Room for clocks that disagree. */
    static final Duration FARTHEST = Duration.ofMinutes(5);

    private Triage() {}

    /**
     * @param namespace the sender's namespace: its policies answer, and their requests are created there
     * @param known requests that a policy has ordered before
     * @return requests to store or to stop, or why there are none
     */
    public static Verdict of(Alert alert, String namespace, List<Policy> policies,
            Function<Policy, List<Sibling>> known, Instant now) {
        List<Answering> answering = policies.stream().filter(policy -> policy.namespace().equals(namespace))
                .flatMap(policy -> Answering.of(policy, alert, known).stream()).toList();
        return Stream.<Optional<? extends Verdict>>of(test(alert), stop(alert, answering), notFiring(alert),
                noTrouble(alert), untimely(alert, now), withoutMachine(alert)).flatMap(Optional::stream).findFirst()
                .map(Verdict.class::cast).orElseGet(() -> answered(alert, namespace, answering, now));
    }

    private static Optional<Verdict.Stop> stop(Alert alert, List<Answering> answering) {
        List<String> requests = answering.stream().flatMap(one -> one.toStop(alert)).distinct().toList();
        return alert.state().equals(Alert.RESOLVED) && !requests.isEmpty()
                ? Optional.of(new Verdict.Stop(requests, alert.targets().ignored()))
                : Optional.empty();
    }

    private static Optional<Nothing> test(Alert alert) {
        return nothing(alert.isTest(), Cause.Test,
                "Test received: the way from Azure to this bridge works. A test alert starts no capture.", alert);
    }

    private static Optional<Nothing> notFiring(Alert alert) {
        return switch (alert.state()) {
            case Alert.FIRED -> Optional.empty();
            case Alert.RESOLVED -> nothing(true, Cause.Resolved, "The alert is resolved: nothing to start.", alert);
            default -> nothing(true, Cause.NotFiring,
                    "The alert's state is \"%s\": only a firing alert starts a capture.".formatted(alert.state()),
                    alert);
        };
    }

    private static Optional<Nothing> noTrouble(Alert alert) {
        return alert.objection().flatMap(why -> nothing(true, Cause.NoTrouble, why, alert));
    }

    private static Optional<Nothing> untimely(Alert alert, Instant now) {
        return alert.firedTime().flatMap(fired -> tooOld(alert, fired, now).or(() -> fromTheFuture(alert, fired, now)));
    }

    private static Optional<Nothing> tooOld(Alert alert, Instant fired, Instant now) {
        return nothing(fired.isBefore(now.minus(OLDEST)), Cause.TooOld,
                "The alert fired at %s, more than %d seconds ago: that is too old to find its cause."
                        .formatted(fired, OLDEST.toSeconds()),
                alert);
    }

    private static Optional<Nothing> fromTheFuture(Alert alert, Instant fired, Instant now) {
        return nothing(fired.isAfter(now.plus(FARTHEST)), Cause.FromTheFuture,
                "The alert fired at %s, more than %d seconds from now: check the clocks."
                        .formatted(fired, FARTHEST.toSeconds()),
                alert);
    }

    private static Optional<Nothing> withoutMachine(Alert alert) {
        return nothing(alert.targets().machines().isEmpty(), Cause.NoMachine,
                "The alert names no virtual machine and no scale set.",
                alert);
    }

    private static Optional<Nothing> nothing(boolean applies, Cause cause, String message, Alert alert) {
        return applies ? Optional.of(new Nothing(cause, message, alert.targets().ignored())) : Optional.empty();
    }

    private static Verdict answered(Alert alert, String namespace, List<Answering> answering, Instant now) {
        List<Answering.Answer> answers = answering.stream().map(one -> one.order(alert, now)).toList();
        List<NewRequest> requests = answers.stream().flatMap(one -> one.requests().stream()).toList();
        List<Verdict.Suppressed> suppressed = answers.stream().flatMap(one -> one.suppressed().stream()).toList();
        List<String> ignored = ignored(alert, answering);
        return requests.isEmpty() && suppressed.isEmpty()
                ? new Nothing(Cause.NoPolicy, "No policy of namespace %s answers this alert.".formatted(namespace),
                        ignored)
                : new Order(requests, suppressed, ignored);
    }

    private static List<String> ignored(Alert alert, List<Answering> answering) {
        Stream<String> obstacles = answering.stream().flatMap(one -> one.obstacle().stream());
        return Stream.of(alert.targets().ignored().stream(), undated(alert).stream(), obstacles).flatMap(s -> s)
                .toList();
    }

    /** An alert without a readable time is taken: losing it would be worse than not knowing its age. */
    private static Optional<String> undated(Alert alert) {
        return alert.firedTime().isPresent()
                ? Optional.empty()
                : Optional.of("The alert does not say when it fired: its age was not checked.");
    }
}
