package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator may die at any moment, by kill -9 too: there is one capture, and its story goes on. */
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** What a JVM answers to SIGTERM: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    private final AtomicInteger kills = new AtomicInteger();

    /** Three kills on the way of one request to Azure are three kills during the capture of another. */
    @Test
    void threeKillsLeaveOneCapturePerRequest() {
        SITE.requests().create("running", "web-1", 100);
        SITE.requests().await("running", "Running");
        killAt("VirtualMachines_Get", "/web-2", new Effect.LoseRequest());
        killAt("PacketCaptures_Create", "/starting-", new Effect.LoseAnswer(Duration.ZERO));
        killAt("PacketCaptures_Get", "/starting-", new Effect.LoseRequest());
        Calls orders = Calls.of(SITE.azure(), "PacketCaptures_Create", "/starting-");

        SITE.requests().create("starting", "web-2", 16);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kills).hasValue(3));
        assertThat(sessions("running")).extracting(CaptureView::status).containsExactly("Running");
        completedOnce("starting");
        assertThat(orders.times()).hasSize(1);
        completedOnce("running");
    }

    @Test
    void anOperatorThatIsAskedToEndDoesSoAndItsSuccessorGoesOn() throws Exception {
        SITE.requests().create("terminated", "web-1", 28);
        SITE.requests().await("terminated", "Running");
        Process asked = SITE.site().operator().process();

        asked.destroy();

        assertThat(asked.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(asked.exitValue()).isIn(0, TERMINATED);
        completedOnce("terminated");
    }

    /** An edit makes the operator look when the capture has ended, instead of when its doubling pause is over. */
    private static void completedOnce(String name) {
        await().atMost(PATIENCE).until(() -> sessions(name).anyMatch(session -> session.status().equals("Stopped")));
        SITE.requests().touch(name, "it has ended");
        PacketCaptureRequest end = SITE.requests().await(name, "Completed");
        assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
        assertThat(sessions(name)).hasSize(1);
        assertThat(end.getStatus().files()).hasSize(1);
    }

    /** Kills the operator, by SIGKILL, when it makes its next call of this kind. */
    private void killAt(String operation, String pathPart, Effect effect) {
        SITE.azure().faults().add(new Fault(Pattern.compile(operation), pathPart, count -> {
            boolean first = count == 1;
            if (first) {
                kills.incrementAndGet();
                SITE.site().operator().process().destroyForcibly();
            }
            return first;
        }, effect));
    }

    private static Stream<CaptureView> sessions(String name) {
        return SITE.azure().captures().stream().filter(session -> session.name().startsWith(name + "-"));
    }
}
