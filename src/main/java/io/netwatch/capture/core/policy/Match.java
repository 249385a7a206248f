package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which policy answers which alert. Fields are AND, values of one field are OR, an empty field asks for nothing. */
final class Match {
    private Match() {}

    /** Whether the policy's fields select this alert on this target; {@link #obstacle} may still stand in the way. */
    static boolean selects(Policy policy, Alert alert, ArmId target) {
        AlertMatch match = policy.spec().match();
        return isBounded(match)
                && any(match.alertRules(), pattern -> Glob.text(pattern).matches(alert.rule()))
                && any(match.severities(), alert.severity().orElse("")::equalsIgnoreCase)
                && any(match.services(), alert.service()::equalsIgnoreCase)
                && any(match.targets(), pattern -> Glob.path(pattern).matches(target.text()))
                && When.holds(match.when(), alert, target);
    }

    /** Why a policy does not answer even an alert that its fields select, as a sentence. */
    static Optional<String> obstacle(Policy policy) {
        PacketCapturePolicySpec spec = policy.spec();
        return isSuspended(policy)
                ? Optional.of("Policy %s is suspended.".formatted(policy.name()))
                : notAlive(spec)
                        .map(field -> "Policy %s uses spec.%s, which this version cannot do yet: remove the field."
                                .formatted(policy.name(), field));
    }

    static boolean isSuspended(Policy policy) {
        return Boolean.TRUE.equals(policy.spec().suspend());
    }

    /** A policy never answers every alert: the CRD demands one of these two, and what slips past it matches nothing. */
    private static boolean isBounded(AlertMatch match) {
        return !(match.alertRules().isEmpty() && match.targets().isEmpty());
    }

    private static boolean any(List<String> wanted, Predicate<String> fits) {
        return wanted.isEmpty() || wanted.stream().anyMatch(fits);
    }

    /** Nothing is ignored silently: half a policy could capture what its author meant to leave out. */
    static Optional<String> notAlive(PacketCapturePolicySpec spec) {
        return Stream.of(field("flightRecorder", spec.flightRecorder() != null)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> field(String name, boolean used) {
        return used ? Optional.of(name) : Optional.empty();
    }
}
