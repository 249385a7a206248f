package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmIdTest {
    private static final String VM = "/subscriptions/S1/resourceGroups/Shop/providers/Microsoft.Compute"
            + "/virtualMachines/Till";

    @Test
    void partsAreReadAsTheyAreSpelled() {
        ArmId id = ArmId.parse(VM).orElseThrow();
        assertThat(id.subscription()).isEqualTo("S1");
        assertThat(id.resourceGroup()).isEqualTo("Shop");
        assertThat(id.name()).isEqualTo("Till");
        assertThat(id.type()).isEqualTo("microsoft.compute/virtualmachines");
        assertThat(id.isVirtualMachine()).isTrue();
        assertThat(id).hasToString(VM);
    }

    @Test
    void idsThatDifferInCaseOnlyAreEqual() {
        ArmId id = new ArmId(VM);
        for (ArmId other : new ArmId[]{new ArmId(VM.toLowerCase(Locale.ROOT)),
                new ArmId(VM.toUpperCase(Locale.ROOT))}) {
            assertThat(other).isEqualTo(id).hasSameHashCodeAs(id);
        }
        assertThat(id).isNotEqualTo(new ArmId(VM + "2")).isNotEqualTo(VM);
    }

    @Test
    void equalIdsHaveEqualHashesInEveryAlphabet() {
        ArmId dotless = new ArmId(VM.replace("Shop", "sh\u0131p"));
        ArmId dotted = new ArmId(VM.replace("Shop", "ship"));
        assertThat(dotless.equals(dotted)).isEqualTo(dotless.hashCode() == dotted.hashCode());
    }

    @Test
    void aChildHasTheTypesOfItsParents() {
        ArmId child = ArmId.parse(VM + "/extensions/Agent").orElseThrow();
        assertThat(child.type()).isEqualTo("microsoft.compute/virtualmachines/extensions");
        assertThat(child.name()).isEqualTo("Agent");
        assertThat(child.isVirtualMachine()).isFalse();
    }

    @Test
    void anInstanceBelongsToItsScaleSet() {
        ArmId set = new ArmId(VM.replaceFirst("(?i)/virtualMachines/.*", "/VirtualMachineScaleSets/Tills"));
        ArmId instance = ArmId.parse(set + "/virtualMACHINES/3").orElseThrow();
        assertThat(instance.isScaleSetInstance()).isTrue();
        assertThat(instance.parent()).hasToString(set.text());
        assertThat(set.isScaleSetInstance()).isFalse();
        assertThat(new ArmId(VM).isScaleSetInstance()).isFalse();
    }

    @Test
    void aSessionHangsBelowItsWatcher() {
        ArmId watcher = new ArmId("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkWatchers/w");
        assertThat(watcher.packetCapture("night")).hasToString(watcher + "/packetCaptures/night");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/s/resourceGroups/a.b_c-(d)/providers/Microsoft.Compute/virtualMachines/v",
            "/subscriptions/s/resourcegroups/g\u00fc\u6771/providers/microsoft.compute/virtualmachines/v",
            "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/V"})
    void azuresOwnSpellingsAreRead(String text) {
        assertThat(ArmId.parse(text)).isPresent();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"till", "/", "/subscriptions/s", "/subscriptions/s/resourceGroups/g",
            "subscriptions/s/resourceGroups/g/providers/P/t/n", "/subscriptions/s/resourceGroups/g/providers/P/t",
            "/subscriptions/s/resourceGroups/g/providers/P/t/n/", "/subscriptions/s/resourceGroups/g/providers/P/t/n/u",
            "/subscriptions//resourceGroups/g/providers/P/t/n", "/subscriptions/s/resourceGroups/ /providers/P/t/n",
            "/subs/s/resourceGroups/g/providers/P/t/n", "/subscriptions/s/groups/g/providers/P/t/n",
            "/subscriptions/s/resourceGroups/g/things/P/t/n",
            "https://x/subscriptions/s/resourceGroups/g/providers/P/t/n",
            "/subscriptions/s/resourceGroups/g/providers/P/t/n?x=1",
            "/subscriptions/s/resourceGroups/g/providers/P/t/n#x",
            "/subscriptions/s/resourceGroups/g/providers/P/t/n%2fx",
            "/subscriptions/s/resourceGroups/../providers/P/t/n",
            "/subscriptions/s/resourceGroups/g/providers/P/t/.", "/subscriptions/s/resourceGroups/g/providers/P/t/a\nb",
            "/subscriptions/s/resourceGroups/g/providers/P/t/a\u202eb",
            "/subscriptions/s/resourceGroups/g/providers/P/t/a\\b"})
    void whatIsNotAnIdIsRejected(String text) {
        assertThat(ArmId.parse(text)).isEmpty();
    }
}
