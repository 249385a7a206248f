package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.launcher.ExampleWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code kubectl get events} and {@code kubectl describe} show of a request's life. */
class EventsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @Test
    void everyTurnIsToldOnceAndARepeatIsCounted() {
        VirtualMachine machine = ExampleWorld.machine("moody-1", "10.0.3.4");
        SITE.azure().put(machine.with(PowerState.DEALLOCATED));
        SITE.requests().create("moody", "moody-1", 16);
        SITE.requests().await("moody", "TargetStopped");
        SITE.azure().put(machine.withExtensions(List.of()));
        SITE.requests().touch("moody", "it runs, without an agent");
        SITE.requests().await("moody", "AgentMissing");
        SITE.azure().put(machine.with(PowerState.DEALLOCATED));
        SITE.requests().touch("moody", "and stands still again");
        SITE.requests().await("moody", "TargetStopped");
        SITE.azure().put(machine);
        SITE.requests().touch("moody", "it is well");
        PacketCaptureRequest running = SITE.requests().await("moody", "Running");
        String capture = running.getStatus().captureName();
        SITE.requests().await("moody", "Completed");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(the("TargetStopped")).satisfies(event -> {
                assertThat(event.getType()).isEqualTo("Warning");
                assertThat(event.getCount()).isEqualTo(2);
                assertThat(event.getMessage()).contains("az vm start");
            });
            assertThat(the("AgentMissing").getCount()).isEqualTo(1);
            assertThat(List.of(the("Running"), the("Completed"))).allSatisfy(event -> {
                assertThat(event.getType()).isEqualTo("Normal");
                assertThat(event.getMessage()).endsWith("Capture: " + capture + ".");
                assertThat(event.getSource().getComponent()).isEqualTo("packet-capture-operator");
            });
        });
    }

    private static Event the(String reason) {
        List<Event> found = SITE.requests().events("moody").stream().filter(each -> each.getReason().equals(reason))
                .toList();
        assertThat(found).as(reason).hasSize(1);
        return found.getFirst();
    }
}
