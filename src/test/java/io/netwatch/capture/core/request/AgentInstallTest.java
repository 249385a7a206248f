package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BARE;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ReadAgent;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A missing agent: the command for it, or the agent itself where the request and the allow-list say so. */
class AgentInstallTest {
    @Test
    void aMachineThatIsGoneMeanwhileIsToldAsThat() {
        Given gone = Given.aRequest().targetIs(Given.BARE).sees(new Observation.AgentRead(Optional.empty()));
        assertThat(gone.decision()).isEqualTo(
                new Decision.Stall(Given.sec(600), Reason.TargetNotFound, Given.VM + " does not exist."));
    }

    private static final String COMMAND = "Run: az vm extension set --publisher Microsoft.Azure.NetworkWatcher --version"
            + " 1.4 --name NetworkWatcherAgent%s --ids " + VM + ".";
    private static final InstallAgent INSTALL = new InstallAgent(VM, new AgentFacts("Linux", "westus2", ""));

    @TestFactory
    Stream<DynamicTest> withoutLeaveOnlyTheCommandIsTold() {
        Given bare = aRequest().targetIs(BARE);
        return table(
                rule("on Linux", bare.agentIs(""),
                        missing(COMMAND.formatted("Linux") + " Or set spec.installAgent to true.")),
                rule("on Windows", bare
                        .sees(new Observation.AgentRead(Optional.of(new AgentFacts("Windows", "westus2", "")))),
                        missing(COMMAND.formatted("Windows") + " Or set spec.installAgent to true.")),
                rule("the request wants it, the allow-list does not",
                        aRequest().spec("{installAgent: true}").targetIs(BARE).agentIs(""),
                        new Stall(sec(600), Reason.NotAllowed, "Namespace team may not have the agent installed on "
                                + VM + ": add {namespace: team, scope: /subscriptions/s1/resourceGroups/shop, "
                                + "installAgent: true} to allow in the configuration, or remove spec.installAgent.")),
                rule("somebody else is installing it: that is waited for", bare.agentIs("Creating"), underWay(10)),
                rule("it has come meanwhile", bare.agentIs("Succeeded"), new ReadWatchers("s1")));
    }

    @TestFactory
    Stream<DynamicTest> whereAllowedItIsInstalled() {
        Given wanted = aRequest().installs();
        Given asked = told(wanted.targetIs(BARE).agentIs("").sees(new Observation.AgentAsked()));
        return table(rule("it is looked at first", wanted.targetIs(BARE), new ReadAgent(VM)),
                rule("then ordered", wanted.targetIs(BARE).agentIs(""), INSTALL),
                rule("and waited for", wanted.targetIs(BARE).agentIs("").sees(new Observation.AgentAsked()),
                        underWay(10)),
                rule("not ordered twice", asked.at(10).targetIs(BARE).agentIs(""), underWay(20)),
                rule("a start deadline is not slept through",
                        wanted.spec("{startDeadlineSeconds: 5}").targetIs(BARE).agentIs("Creating"), underWay(6)),
                rule("when it is there the capture goes on", asked.at(50).targetIs(READY).agentIs("Succeeded"),
                        new ReadWatchers("s1")),
                rule("when it failed, that is said", asked.at(50).targetIs(READY).agentIs("Failed"),
                        new Stall(sec(650), Reason.AgentMissing,
                                "Its installation failed. " + COMMAND.formatted("Linux"))),
                rule("when it does not end, too", asked.at(900).targetIs(BARE).agentIs("Creating"),
                        new Stall(sec(1500), Reason.AgentMissing,
                                "Its installation has not ended within 15 minutes. " + COMMAND.formatted("Linux"))),
                rule("a missing right is named", wanted.targetIs(BARE).agentIs("").fails(INSTALL, 403, "AuthFailed"),
                        new Stall(sec(600), Reason.Forbidden, "Azure said 403 AuthFailed; installing the agent on " + VM
                                + " needs Microsoft.Compute/virtualMachines/extensions/write there.")));
    }

    @TestFactory
    Stream<DynamicTest> aScaleSetIsRefused() {
        String set = VM.text().replace("virtualMachines/till", "virtualMachineScaleSets/tills");
        return table(rule("with a sentence", aRequest().spec("{installAgent: true, target: {resourceId: %s}}"
                .formatted(set)),
                new Stall(sec(600), Reason.InvalidSpec,
                        "spec.installAgent is for virtual machines only: remove it, and "
                                + "add the agent extension to the model of the scale set.")));
    }

    private static Given told(Given given) {
        Rest rest = (Rest) given.decision();
        return given.read(Report.of(given.request(), rest, given.now()).status()).rests(rest);
    }

    private static Wait underWay(long until) {
        return new Wait(sec(until), Reason.Starting, "The agent is being installed.");
    }

    private static Stall missing(String detail) {
        return new Stall(sec(600), Reason.AgentMissing, detail);
    }
}
