package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be captured says why and what to do, and goes on when that was done. */
class BlockedRequestsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @ParameterizedTest
    @CsvSource({"without-agent, old-1, AgentMissing, az vm extension set", "asleep, db-1, TargetStopped, az vm start",
            "misspelt, web-11, TargetNotFound, Check spec.target.resourceId"})
    void namesTheObstacleAndTheRemedy(String name, String machine, String reason, String remedy) {
        SITE.requests().create(name, machine, 16);

        PacketCaptureRequest request = SITE.requests().await(name, reason);

        assertThat(Requests.condition(request, "Stalled")).map(Condition::status).contains("True");
        assertThat(Follow.message(request)).contains(remedy);
        SITE.requests().awaitEvent(name, "Warning", reason);
        assertThat(sessionsOf(name)).isEmpty();
    }

    @Test
    void aNamespaceThatIsNotAllowedGetsTheMissingLineAndAzureIsNotAsked() {
        SITE.site().world().client().namespaces()
                .resource(new NamespaceBuilder().withNewMetadata().withName("elsewhere").endMetadata().build())
                .create();
        Calls calls = Calls.of(SITE.azure(), ".*", "/virtualMachines/forbidden-1");
        Requests elsewhere = SITE.requestsIn("elsewhere");
        elsewhere.create("stranger", "forbidden-1", 16);

        PacketCaptureRequest request = elsewhere.await("stranger", "NotAllowed");

        assertThat(Follow.message(request)).contains("add {namespace: elsewhere, scope: /subscriptions/"
                + ExampleWorld.SUBSCRIPTION + "/resourceGroups/shop}");
        assertThat(calls.times()).isEmpty();
        assertThat(sessionsOf("stranger")).isEmpty();
    }

    @Test
    void aStoppedMachineIsCapturedOnceItRuns() {
        VirtualMachine machine = ExampleWorld.machine("db-2", "10.0.1.5");
        SITE.azure().put(machine.with(PowerState.DEALLOCATED));
        SITE.requests().create("waking", "db-2", 16);
        SITE.requests().await("waking", "TargetStopped");

        SITE.azure().put(machine);
        SITE.requests().touch("waking", "it runs now");

        PacketCaptureRequest running = SITE.requests().await("waking", "Running");
        assertThat(Requests.condition(running, "Stalled")).map(Condition::status).contains("False");
    }

    @Test
    void aMachineWithoutAgentIsCapturedOnceItHasOne() {
        VirtualMachine machine = ExampleWorld.machine("old-2", "10.0.2.5");
        SITE.azure().put(machine.withExtensions(List.of()));
        SITE.requests().create("equipped", "old-2", 16);
        SITE.requests().await("equipped", "AgentMissing");

        SITE.azure().put(machine);
        SITE.requests().touch("equipped", "the agent is there now");

        SITE.requests().await("equipped", "Running");
    }

    private static List<String> sessionsOf(String name) {
        return SITE.azure().captures().stream().map(session -> session.name())
                .filter(session -> session.startsWith(name + "-")).toList();
    }
}
