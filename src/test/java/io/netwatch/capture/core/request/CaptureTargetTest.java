package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is captured on, however it was written. */
class CaptureTargetTest {
    private static final String SET = Given.SET.text();

    @Test
    void aMachineIsItself() {
        assertThat(of("{resourceId: %s}".formatted(Given.VM)))
                .isEqualTo(new CaptureTarget(Given.VM, TargetKind.Machine, Scope.ALL));
    }

    @Test
    void oneInstanceIsItsScaleSetWithThisInstanceAlone() {
        assertThat(of("{resourceId: %s/virtualMachines/3}".formatted(SET)))
                .isEqualTo(new CaptureTarget(Given.SET, TargetKind.ScaleSet, Scope.only("3")))
                .isEqualTo(of("{resourceId: %s, instances: {include: ['3']}}".formatted(SET)));
    }

    @Test
    void theSpellingOfTheIdIsKept() {
        String shouted = SET.toUpperCase(Locale.ROOT);
        CaptureTarget target = of("{resourceId: %s/VIRTUALMACHINES/3}".formatted(shouted));
        assertThat(target.id().text()).isEqualTo(shouted);
        assertThat(target).isEqualTo(new CaptureTarget(Given.SET, TargetKind.ScaleSet, Scope.only("3")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"['3', '4'] | ['4', '3']", "['3'] | [SET/virtualMachines/3]",
            "['3'] | ['3', SET/VIRTUALMACHINES/3]", "[Web_A] | [web_a]"})
    void azuresSpellingOfAScopeIsNoDifference(String ours, String theirs) {
        for (String list : List.of("include", "exclude")) {
            CaptureTarget one = scoped(list, ours);
            assertThat(one).isEqualTo(scoped(list, theirs)).hasSameHashCodeAs(scoped(list, theirs));
        }
    }

    @Test
    void anotherScopeIsAnotherTarget() {
        assertThat(scoped("include", "['3']")).isNotEqualTo(scoped("include", "['4']"))
                .isNotEqualTo(scoped("exclude", "['3']")).isNotEqualTo(scoped("include", "['3', '4']"));
        assertThat(new CaptureTarget(new ArmId(SET), TargetKind.ScaleSet, Scope.ALL))
                .isNotEqualTo(CaptureTarget.machine(new ArmId(SET)));
    }

    @Test
    void aScopeIsOrderedByNumberInTheOrderInWhichItWasWritten() {
        assertThat(scoped("include", "['4', SET/virtualMachines/3]").scope().include()).containsExactly("4", "3");
    }

    private static CaptureTarget scoped(String list, String ids) {
        return of("{resourceId: %s, instances: {%s: %s}}".formatted(SET, list, ids.replace("SET", SET)));
    }

    private static CaptureTarget of(String target) {
        return CaptureTarget.of(Specs.with("{target: " + target + "}").target());
    }
}
