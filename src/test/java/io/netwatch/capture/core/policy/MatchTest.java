package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchTest {

    @Test
    void valuesOfOneFieldAreAlternatives() {
        assertThat(selects(new AlertMatch(List.of("Other", "egress*"), List.of("Sev0", "sev2"),
                List.of("Prometheus", "platform"), null, null))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("oneFieldWrong")
    void everyFieldMustFit(AlertMatch match) {
        assertThat(selects(match)).isFalse();
    }

    static Stream<AlertMatch> oneFieldWrong() {
        return Stream.of(new AlertMatch(List.of("Other"), List.of("Sev2"), List.of("Platform"), null, null),
                new AlertMatch(List.of("Egress*"), List.of("Sev0", "Sev1"), null, null, null),
                new AlertMatch(List.of("Egress*"), null, List.of("Prometheus"), null, null),
                new AlertMatch(List.of("Egress*"), null, null, List.of("/subscriptions/other/**"), null));
    }

    @Test
    void aTargetIsComparedWithoutCase() {
        assertThat(selects(new AlertMatch(null, null, null,
                List.of("/SUBSCRIPTIONS/S/resourcegroups/*/providers/microsoft.compute/virtualmachines/*"), null)))
                .isTrue();
    }

    @Test
    void aPolicyThatAsksForNothingAnswersNothing() {
        assertThat(selects(new AlertMatch(null, List.of("Sev2"), null, null, null))).isFalse();
    }

    @Test
    void aSuspendedPolicyAnswersNothingAndSaysSo() {
        assertThat(Match.obstacle(Given.suspended())).contains("Policy egress is suspended.");
    }

    @Test
    void aPlainPolicyHasNoObstacle() {
        assertThat(Match.obstacle(Given.policy())).isEmpty();
    }

    private static boolean selects(AlertMatch match) {
        return Match.selects(Given.policy("egress", match), Given.alert(), Given.MACHINE);
    }
}
