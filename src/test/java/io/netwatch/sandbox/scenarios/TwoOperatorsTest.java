package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Operator;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas: both take alerts, one of them drives captures. */
class TwoOperatorsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4).withOperators(2);

    private static final Duration POLICY_KNOWN_WITHIN = Duration.ofSeconds(20);
    private static final Sender MONITOR = new Sender(SITE);

    @Test
    void anAlertThatReachesBothBridgesBecomesOneCapture() throws Exception {
        MONITOR.applyThePolicy();
        String message = ExampleAlert.FIRED.message("at both", InstantSource.system().instant());
        String name = MONITOR.orders(message);

        for (Operator operator : SITE.site().operators()) {
            SITE.web().awaitAnswer(() -> SITE.web().post(operator.access().bridgeUrl(), message),
                    answer -> answer.status() == 200 && answer.text().contains("\"" + name + "\""),
                    POLICY_KNOWN_WITHIN);
        }

        PacketCaptureRequest end = SITE.requests().await(name, "Completed");
        assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
        assertThat(SITE.requests().names()).filteredOn(each -> each.startsWith("egress-spike")).containsExactly(name);
    }

    /** The lease of a killed leader must run out before the other leads, a quarter of a minute by default. */
    @Test
    void whoeverIsKilledTheCaptureIsOrderedOnceAndEnds() {
        for (Operator operator : SITE.site().operators()) {
            String name = "killed-" + operator.access().number();
            SITE.requests().create(name, "web-2", 20);
            SITE.requests().await(name, "Running");

            operator.process().process().destroyForcibly();

            PacketCaptureRequest end = SITE.requests().await(name, "Completed");
            assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
        }
    }
}
