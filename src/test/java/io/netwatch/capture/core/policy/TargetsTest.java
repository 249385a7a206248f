package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/shop";

    @Test
    void aMachineIsOneInAnyCase() {
        assertThat(Targets.of(List.of(Given.WEB_1, Given.WEB_1.toLowerCase(Locale.ROOT))).machines())
                .containsExactly(Given.MACHINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/extensions/agent", "/EXTENSIONS/a/versions/1", "/providers/Microsoft.Insights/vm/x"})
    void aPartOfAMachineStandsForTheMachine(String part) {
        assertThat(Targets.of(List.of(Given.WEB_1 + part)).machines()).extracting(ArmId::text)
                .containsExactly(Given.WEB_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/s", GROUP, "web-1", "...", "",
            GROUP + "/providers/Microsoft.Compute/virtualMachines", GROUP + "/providers/Microsoft.Web/sites/shop",
            GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets/pool/virtualMachines/3"})
    void everythingElseIsListedWithASentence(String other) {
        Targets targets = Targets.of(List.of(other, Given.WEB_1));

        assertThat(targets.machines()).containsExactly(Given.MACHINE);
        assertThat(targets.ignored()).containsExactly("Target " + other + " is not a virtual machine.");
    }

    @Test
    void oneAlertNamesNoMoreMachinesThanItMay() {
        Targets targets = Targets.of(IntStream.range(0, 40).mapToObj(i -> Given.WEB_1 + i).toList());

        assertThat(targets.machines()).hasSize(32);
        assertThat(targets.ignored()).hasSize(8).allMatch(sentence -> sentence.contains("at most 32 machines"));
    }
}
