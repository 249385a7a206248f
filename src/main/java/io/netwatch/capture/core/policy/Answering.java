package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.core.policy.Verdict.Suppressed;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A policy, and the machines of an alert that its fields select.
 *
 * @param known requests that this policy has ordered before
 */
record Answering(Policy policy, List<ArmId> machines, List<Sibling> known) {

    /** What an alert names of a scale set goes before the rest of it, as far as the policy leaves room. */
    private static final Comparator<ArmId> INSTANCES_FIRST = Comparator.comparing(id -> !id.isScaleSetInstance());

    /** Nothing when the policy selects no machine; what it has ordered is not looked up then. */
    static Optional<Answering> of(Policy policy, Alert alert, Function<Policy, List<Sibling>> known) {
        List<ArmId> machines = alert.targets().machines().stream().filter(id -> Match.selects(policy, alert, id))
                .sorted(INSTANCES_FIRST).toList();
        return machines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answering(policy, machines, known.apply(policy)));
    }

    Optional<String> obstacle() {
        return Match.obstacle(policy);
    }

    Stream<ArmId> served() {
        return Match.obstacle(policy).isPresent() ? Stream.of() : machines.stream();
    }

    /** What is to be stored. Each counts for the next, so that one alert about many machines keeps the limits too. */
    Answer order(Alert alert, Instant now) {
        List<NewRequest> requests = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        List<Sibling> counted = new ArrayList<>(known);
        served().forEach(machine -> {
            NewRequest request = Ordering.request(policy, alert, machine);
            Optional<Admission.Refusal> refusal = isRepeat(request)
                    ? Optional.empty()
                    : Admission.refusal(policy.spec(), machine, counted, now);
            refusal.ifPresentOrElse(why -> suppressed.add(new Suppressed(request, why)),
                    () -> Ordering.requests(policy, alert, machine).forEach(one -> {
                        requests.add(one);
                        counted.add(waiting(one, machine, now));
                    }));
        });
        return new Answer(requests, suppressed);
    }

    /** Requests of this very alert that are still to be stopped. */
    Stream<String> toStop(Alert alert) {
        return policy.spec().onResolved() != OnResolved.Stop
                ? Stream.of()
                : served().flatMap(machine -> known.stream().filter(Sibling::isUnfinished)
                        .filter(one -> one.target().equals(machine)
                                && one.incident().equals(AlertKey.of(alert, machine).incident()))
                        .map(Sibling::name));
    }

    record Answer(List<NewRequest> requests, List<Suppressed> suppressed) {}

    /** The sender has not heard our answer: the API server will say that it has the request. */
    private boolean isRepeat(NewRequest request) {
        return known.stream().anyMatch(one -> one.name().equals(request.name()));
    }

    private static Sibling waiting(NewRequest request, ArmId machine, Instant now) {
        return new Sibling(request.name(), request.name(), machine, "", now, Sibling.Stage.Waiting, Optional.empty());
    }
}
