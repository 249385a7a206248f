package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(strings = {"/subscriptions/s", GROUP, GROUP + "/providers/Microsoft.Compute/virtualMachines",
            GROUP + "/providers/Microsoft.Web/sites/shop"})
    void everythingElseIsListedWithASentence(String other) {
        Targets targets = Targets.of(List.of(other, Given.WEB_1));

        assertThat(targets.machines()).containsExactly(Given.MACHINE);
        assertThat(targets.ignored())
                .containsExactly("Target " + other + " is neither a virtual machine nor a scale set.");
    }

    @ParameterizedTest
    @CsvSource({"/virtualMachineScaleSets/pool, /virtualMachineScaleSets/pool",
            "/virtualMachineScaleSets/pool/virtualMachines/3, /virtualMachineScaleSets/pool/virtualMachines/3",
            "/virtualMachineScaleSets/pool/virtualMachines/3/extensions/e, /virtualMachineScaleSets/pool/virtualMachines/3",
            "/virtualMachineScaleSets/pool/extensions/e, /virtualMachineScaleSets/pool"})
    void scaleSetsAndTheirInstancesAreTargetsToo(String named, String meant) {
        String compute = GROUP + "/providers/Microsoft.Compute";

        assertThat(Targets.of(List.of(compute + named)).machines()).extracting(ArmId::text)
                .containsExactly(compute + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1", "...", "10.0.0.4:9100"})
    void aBareNameIsReportedAndNeverGuessed(String name) {
        Targets targets = Targets.of(List.of(name));

        assertThat(targets.machines()).isEmpty();
        assertThat(targets.ignored()).first().asString().startsWith("Target " + name + " is a bare name");
    }

    @ParameterizedTest
    @CsvSource({"1024, 1", "1025, 0"})
    void anIdIsNoLongerThanAzuresLongest(int length, int machines) {
        String id = Given.WEB_1 + "x".repeat(length - Given.WEB_1.length());
        assertThat(Targets.of(List.of(id)).machines()).hasSize(machines);
    }

    @Test
    void theFirstPlaceThatNamesAMachineCounts() {
        Targets targets = Targets.firstOf(List.of(List.of("/subscriptions/s"), List.of("web-2", Given.WEB_1),
                List.of(Given.WEB_1 + "0")));

        assertThat(targets.machines()).containsExactly(Given.MACHINE);
        assertThat(targets.others()).containsExactly("web-2");
    }

    @Test
    void withoutAMachineEverythingThatWasNamedIsTold() {
        assertThat(Targets.firstOf(List.of(List.of("/subscriptions/s"), List.of("web-2"))).others())
                .containsExactly("/subscriptions/s", "web-2");
    }

    @Test
    void oneAlertNamesNoMoreMachinesThanItMay() {
        Targets targets = Targets.of(IntStream.range(0, 40).mapToObj(i -> Given.WEB_1 + i).toList());

        assertThat(targets.machines()).hasSize(32);
        assertThat(targets.ignored()).hasSize(8).allMatch(sentence -> sentence.contains("at most 32 machines"));
    }
}
