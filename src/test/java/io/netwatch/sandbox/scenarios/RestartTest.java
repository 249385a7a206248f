package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.launcher.OperatorProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator may die at any moment, with kill -9 too: there is one capture, and its story goes on. */
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What a JVM answers to SIGTERM: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @Test
    void threeKillsDuringOneCaptureLeaveOneCapture() throws Exception {
        SITE.requests().create("killed-thrice", "web-1", 60);
        String session = SITE.requests().await("killed-thrice", "Running").getStatus().captureName();

        for (int kill = 0; kill < 3; kill++) {
            assertThat(stateInAzure(session)).isEqualTo("Running");
            kill();
        }

        completedOnce("killed-thrice");
    }

    @Test
    void aKillRightAfterTheRequestIsStoredLeavesOneCapture() throws Exception {
        SITE.requests().create("killed-early", "web-1", 16);
        kill();

        completedOnce("killed-early");
    }

    @Test
    void aKillBeforeTheOrderIsRecordedLeavesOneCapture() throws Exception {
        killAt("VirtualMachines_Get", "/web-2", new Effect.LoseRequest());
        SITE.requests().create("killed-asking", "web-2", 16);

        completedOnce("killed-asking");
    }

    @Test
    void aKillWhileTheOrderIsUnderWayLeavesOneCapture() throws Exception {
        killAt("PacketCaptures_Create", "/killed-ordering-", new Effect.LoseAnswer(Duration.ZERO));
        SITE.requests().create("killed-ordering", "web-1", 16);

        completedOnce("killed-ordering");
    }

    @Test
    void anOperatorThatIsAskedToEndDoesSoAndItsSuccessorGoesOn() throws Exception {
        SITE.requests().create("terminated", "web-1", 40);
        SITE.requests().await("terminated", "Running");
        Process asked = SITE.site().operator().process();

        asked.destroy();

        assertThat(asked.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(asked.exitValue()).isIn(0, TERMINATED);
        completedOnce("terminated");
    }

    private static void completedOnce(String name) {
        PacketCaptureRequest end = SITE.requests().await(name, "Completed");
        assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
        assertThat(SITE.azure().captures()).filteredOn(session -> session.name().startsWith(name + "-")).hasSize(1);
        assertThat(end.getStatus().files()).hasSize(1);
    }

    /** Returns when the next operator is ready. */
    private static void kill() throws InterruptedException {
        OperatorProcess operator = SITE.site().operator();
        Process killed = operator.process();
        killed.destroyForcibly().onExit().join();
        await().atMost(PATIENCE).until(() -> !operator.process().equals(killed));
        SITE.awaitReady();
    }

    /** Kills the operator at its next call of this kind. */
    private static void killAt(String operation, String pathPart, Effect effect) {
        SITE.azure().faults().add(new Fault(Pattern.compile(operation), pathPart, count -> {
            boolean first = count == 1;
            if (first) {
                SITE.site().operator().process().destroyForcibly();
            }
            return first;
        }, effect));
    }

    private static String stateInAzure(String session) {
        return SITE.azure().captures().stream().filter(each -> each.name().equals(session)).findFirst().orElseThrow()
                .status();
    }
}
