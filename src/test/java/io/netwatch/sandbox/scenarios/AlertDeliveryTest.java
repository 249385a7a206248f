package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Web.Answer;
import java.io.IOException;
import java.time.Duration;
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
    static void theBridgeKnowsThePolicy() throws IOException, InterruptedException {
        MONITOR.applyThePolicy();
        MONITOR.orders(ExampleAlert.FIRED.message("known", InstantSource.system().instant()));
    }

    /** A capture of the same target would cover the next alert. */
    @BeforeEach
    void nothingIsUnderWay() {
        SITE.requests().names().forEach(SITE.requests()::delete);
        await().atMost(Duration.ofSeconds(60)).until(() -> SITE.requests().names().isEmpty());
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
    void anotherAlertForAnotherMachineOrdersAnotherCapture() throws Exception {
        String first = MONITOR.orders(ExampleAlert.FIRED.message("first", now));

        assertThat(MONITOR.orders(ExampleAlert.FIRED.message("second", now).replace("web-1", "web-2")))
                .isNotEqualTo(first);
    }

    @Test
    void anotherAlertForTheSameMachineIsCoveredByTheCaptureThatRuns() throws Exception {
        String first = MONITOR.orders(ExampleAlert.FIRED.message("first", now));

        Answer second = MONITOR.sends(ExampleAlert.FIRED.message("second", now));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().at("/requests/0/result").asText()).isEqualTo("covered");
        assertThat(second.json().at("/requests/0/message").asText()).contains(first);
        assertThat(SITE.requests().names()).containsExactly(first);
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
