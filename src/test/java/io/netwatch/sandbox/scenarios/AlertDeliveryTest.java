package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Web.Answer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which messages order a capture, and which must not. */
class AlertDeliveryTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(10);
    private static final Sender MONITOR = new Sender(SITE);

    private final Instant now = InstantSource.system().instant();

    @BeforeAll
    static void prepare() throws IOException {
        MONITOR.applyThePolicy();
    }

    @BeforeEach
    void theBridgeKnowsThePolicy() throws IOException, InterruptedException {
        MONITOR.orders(ExampleAlert.FIRED.message("known at " + now, now));
    }

    @Test
    void theSameAlertTwiceOrdersOnce() throws Exception {
        String message = ExampleAlert.FIRED.message("repeated", now);
        String name = MONITOR.orders(message);
        int before = SITE.requests().names().size();

        Answer repeat = MONITOR.sends(message);

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.json().at("/requests/0/name").asText()).isEqualTo(name);
        assertThat(SITE.requests().names()).hasSize(before);
    }

    @Test
    void anotherAlertOrdersAnotherCapture() throws Exception {
        String first = MONITOR.orders(ExampleAlert.FIRED.message("first", now));

        assertThat(MONITOR.orders(ExampleAlert.FIRED.message("second", now))).isNotEqualTo(first);
    }

    @Test
    void theOlderSchemaOrdersToo() throws Exception {
        String name = MONITOR.orders(ExampleAlert.ACTIVATED.message("", now));

        assertThat(SITE.requests().get(name).getSpec().trigger().rule()).isEqualTo("Network Out Total");
    }

    @Test
    void resolvedAlertsAreTakenAndOrderNothing() throws Exception {
        int before = SITE.requests().names().size();

        assertThat(MONITOR.sends(ExampleAlert.RESOLVED.message("resolved", now)).status()).isEqualTo(200);
        assertThat(MONITOR.sends(ExampleAlert.DEACTIVATED.message("", now)).status()).isEqualTo(200);

        assertThat(SITE.requests().names()).hasSize(before);
    }

    @Test
    void aWrongTokenIsRefusedAndOrdersNothing() throws Exception {
        int before = SITE.requests().names().size();
        String address = SITE.site().access().bridgeUrl().replace("/alerts/", "/alerts/not-");

        Answer answer = SITE.web().post(address, ExampleAlert.FIRED.message("forged", now));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(SITE.requests().names()).hasSize(before);
    }
}
