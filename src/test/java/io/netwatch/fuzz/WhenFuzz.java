package io.netwatch.fuzz;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.PolicyTexts;
import io.netwatch.capture.core.policy.Targets;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;

/** A policy's condition, CEL: it may be wrong, but it ends. */
public final class WhenFuzz {
    private static final ArmId TARGET = new ArmId(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/web-1");
    private static final Alert ALERT = new Alert("azureMonitorCommonAlertSchema", Optional.of("id"), "Egress spike",
            Alert.FIRED, Optional.of("Sev2"), "Platform", Optional.of(AlertWorld.NOW),
            Targets.of(List.of(TARGET.text())),
            List.of("team=shop", "x=" + "a".repeat(2000)), Optional.empty());

    private WhenFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String expression = Promise.text(data);
        Optional<String> problem = PolicyTexts.whenProblem(expression);
        problem.ifPresent(sentence -> Promise.harmless(sentence, 400));
        boolean holds = PolicyTexts.holds(expression, ALERT, TARGET);
        Promise.that(problem.isEmpty() || !holds, "what cannot be read does not hold");
    }
}
