package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        return isSuspended(policy)
                ? Optional.of("Policy %s is suspended.".formatted(policy.name()))
                : Optional.empty();
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
}
