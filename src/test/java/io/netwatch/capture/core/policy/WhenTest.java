package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final Alert ALERT = Given.withDimensions(Given.alert(), List.of("nic=eth0", "zone=2"));

    @ParameterizedTest
    @ValueSource(strings = {"true", "alert.severity == 'Sev2'", "alert.rule.startsWith('Egress')",
            "alert.dimensions.nic == 'eth0' && alert.dimensions['zone'] in ['2', '3']",
            "target.matches('(?i)/virtualmachines/web-[0-9]+$')",
            "timestamp(alert.firedTime) < timestamp('2026-03-02T00:00:00Z')",
            "alert.targets.exists(t, t.contains('shop'))"})
    void holds(String condition) {
        assertThat(When.problem(condition)).isEmpty();
        assertThat(When.holds(condition, ALERT, Given.MACHINE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "alert.severity == 'Sev0'", "alert.dimensions.disk == 'sda'", "1 / 0 == 1"})
    void doesNotHoldWhenItIsFalseOrFails(String condition) {
        assertThat(When.holds(condition, ALERT, Given.MACHINE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alert.", "'text'", "1", "nobody == 1",
            "((((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))))"})
    void whatCannotBeReadSaysWhyAndMatchesNothing(String condition) {
        assertThat(When.problem(condition)).hasValueSatisfying(why -> assertThat(why).startsWith("spec.match.when"));
        assertThat(When.holds(condition, ALERT, Given.MACHINE)).isFalse();
    }

    @Test
    void aLoopThatNeverEndsIsCutOff() {
        String list = "[" + "1,".repeat(99) + "1]";
        String cubed = "%s.all(a, %s.all(b, %s.all(c, a == b || c > 0)))".formatted(list, list, list);

        assertThat(When.holds(cubed, ALERT, Given.MACHINE)).isFalse();
    }

    @Test
    void ofADimensionThatIsThereTwiceTheFirstCountsAndOneWithoutAValueIsNone() {
        Alert alert = Given.withDimensions(Given.alert(), List.of("nic=eth0", "nic=eth1", "alone"));

        assertThat(When.holds("alert.dimensions.nic == 'eth0' && size(alert.dimensions) == 1", alert, Given.MACHINE))
                .isTrue();
    }

    @Test
    void noCondition() {
        assertThat(When.holds(null, ALERT, Given.MACHINE)).isTrue();
        assertThat(When.problem(null)).isEmpty();
    }
}
