package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netwatch.capture.core.terms.Reach.Allowance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The allow-list, asked for namespace team and a machine in group shop of subscription s1. */
class ReachTest {
    private static final ArmId VM = new ArmId(
            "/subscriptions/s1/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/till");

    @ParameterizedTest
    @CsvSource({"team, /subscriptions/s1, true, the subscription",
            "team, /subscriptions/S1/resourcegroups/SHOP, true, the group in other case",
            "team, /subscriptions/s1/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/till, true, itself",
            "*, /subscriptions/s1, true, every namespace", //
            "team, /subscriptions/s1/, true, a slash at the end",
            "other, /subscriptions/s1, false, another namespace", //
            "tea, /subscriptions/s1, false, part of a name", //
            "team, /subscriptions/s2, false, another subscription",
            "team, /subscriptions/s, false, part of a subscription",
            "team, /subscriptions/s1/resourceGroups/Sh, false, part of a group"})
    void aLineCoversWhatLiesBelowItsScope(String namespace, String scope, boolean covered, String why) {
        Reach reach = new Reach(List.of(new Allowance(namespace, scope)));
        assertThat(reach.refusal("team", VM).isEmpty()).as(why).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"team, ", "team, ''", "team, /", "team, /subscriptions", "team, /subscriptions/", "team, *",
            "team, subscriptions/s1", "team, /resourceGroups/g", ", /subscriptions/s1", "' ', /subscriptions/s1"})
    void aLineThatWouldAllowEverythingOrNothingIsRefusedWithARemedy(String namespace, String scope) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(namespace, scope))
                .withMessageContaining("allow has {namespace: ")
                .withMessageEndingWith("write a namespace or *, and /subscriptions/ID or an id below it");
    }

    @Test
    void nothingIsAllowedByDefaultAndTheSentenceTellsWhatToAdd() {
        assertThat(new Reach(List.of()).refusal("team", VM)).contains("Namespace team may not use " + VM
                + ": add {namespace: team, scope: /subscriptions/s1/resourceGroups/Shop} to allow in the configuration.");
    }

    @Test
    void theLineThatASentenceTellsToAddHelps() {
        Reach reach = new Reach(List.of(new Allowance("team", "/subscriptions/s1/resourceGroups/Shop")));
        assertThat(reach.refusal("team", VM)).isEmpty();
    }

    @Test
    void theAgentIsInstalledOnlyWhereALineSaysSo() {
        Reach reach = new Reach(List.of(new Allowance("team", "/subscriptions/s1"),
                new Allowance("*", "/subscriptions/s2", true)));

        assertThat(reach.installRefusal("team", VM)).contains("Namespace team may not have the agent installed on " + VM
                + ": add {namespace: team, scope: /subscriptions/s1/resourceGroups/Shop, installAgent: true} to allow in "
                + "the configuration, or remove spec.installAgent.");
        assertThat(reach.installRefusal("team", new ArmId(VM.text().replace("/s1/", "/s2/")))).isEmpty();
    }

    @Test
    void oneLineThatFitsIsEnough() {
        Reach reach = new Reach(List.of(new Allowance("x", "/subscriptions/s9"), new Allowance("*", VM.text())));
        assertThat(reach.refusal("team", VM)).isEmpty();
    }
}
