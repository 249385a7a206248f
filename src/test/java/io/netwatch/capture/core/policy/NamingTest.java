package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {
    @Test
    void aLabelTakesANameThatFitsAsItIs() {
        assertThat(Naming.label("a".repeat(63))).isEqualTo("a".repeat(63));
        assertThat(Naming.label("a".repeat(64))).hasSize(63).isNotEqualTo(Naming.label("a".repeat(65)));
    }

    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    @Test
    void aNameShowsPolicyAndMachine() {
        assertThat(name(Given.policy(), Given.MACHINE)).matches("egress-web-1-[0-9a-f]{16}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Web_1", "___", "-a-", "ünïcode", "a..b", "%2e%2e", "W", "web 1", "機械"})
    void anyMachineGivesAValidName(String machine) {
        assertThat(name(Given.policy(), machine(machine))).matches(SUBDOMAIN);
    }

    @Test
    void longNamesAreCutAndStayValid() {
        String name = name(Given.policy("a".repeat(39) + ".b".repeat(100), Given.rules("*")),
                machine("x".repeat(59) + "-y" + "z".repeat(400)));

        assertThat(name).matches(SUBDOMAIN).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void theCaseOfTheMachineMakesNoOtherName() {
        assertThat(name(Given.policy(), new ArmId(Given.WEB_1.toUpperCase(Locale.ROOT))))
                .isEqualTo(name(Given.policy(), Given.MACHINE));
    }

    @Test
    void anotherPolicyMachineOrTimeMakesAnotherName() {
        Alert later = Given.firedAt(Given.alert(), Optional.of(Given.FIRED.plusNanos(100)));
        String name = name(Given.policy(), Given.MACHINE);

        assertThat(name(Given.policy("other", Given.rules("*")), Given.MACHINE)).isNotEqualTo(name);
        assertThat(name(Given.policy(), machine("web_1"))).isNotEqualTo(name);
        assertThat(Naming.request(Given.policy(), later, Given.MACHINE)).isNotEqualTo(name);
    }

    @Test
    void labelsFindWhatAPolicyAndAnAlertOrdered() {
        Map<String, String> labels = Naming.labels(Given.policy(), Given.alert(), Given.MACHINE);

        assertThat(labels).containsEntry("capture.netwatch.io/policy", "egress");
        assertThat(labels.get("capture.netwatch.io/alert")).matches("[0-9a-f]{1,63}");
    }

    @Test
    void aPolicyNameThatIsTooLongForALabelIsCutAndStaysUnique() {
        assertThat(Naming.label("a".repeat(64))).matches("[a-z0-9-]{1,63}").isNotEqualTo(Naming.label("a".repeat(65)));
    }

    private static String name(Policy policy, ArmId target) {
        return Naming.request(policy, Given.alert(), target);
    }

    private static ArmId machine(String name) {
        return new ArmId("/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/" + name);
    }
}
