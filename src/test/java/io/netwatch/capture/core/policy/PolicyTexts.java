package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.Optional;

/** What policies hold as text and is read here, for the fuzzer. */
public final class PolicyTexts {
    private PolicyTexts() {}

    /** Why an expression cannot be used; empty when it can. */
    public static Optional<String> whenProblem(String expression) {
        return When.problem(expression);
    }

    public static boolean holds(String expression, Alert alert, ArmId target) {
        return When.holds(expression, alert, target);
    }

    public static boolean text(String pattern, String text) {
        return Glob.text(pattern).matches(text);
    }

    public static boolean path(String pattern, String text) {
        return Glob.path(pattern).matches(text);
    }

    /** What a drill's annotation is answered; empty when it is granted. */
    public static Optional<String> drill(Policy policy, String value, Instant now) {
        return DrillWish.of(policy, value, now) instanceof DrillWish.Wish.Refused(var sentence)
                ? Optional.of(sentence)
                : Optional.empty();
    }
}
