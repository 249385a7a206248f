package io.netwatch.capture.bridge.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that wrap others: events, batches of events, replayed runbook input, groups of alerts. */
class EnvelopesTest {
    private static final String WEB_1 = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web-1";
    private static final String ALERT = """
            {"schemaId": "azureMonitorCommonAlertSchema", "data": {"essentials": {"alertId": "a-1", "alertRule": "r",
            "monitorCondition": "Fired", "alertTargetIDs": ["%s"]}}}""".formatted(WEB_1);
    private static final String HEALTH = """
            {"resourceInfo": {"properties": {"targetResourceId": "%s", "availabilityState": "Unavailable",
            "previousAvailabilityState": "Available", "occurredTime": "2026-03-01T02:01:07Z"}}}""".formatted(WEB_1);

    @ParameterizedTest
    @ValueSource(strings = {"{\"WebhookName\": \"w\", \"RequestBody\": %s}",
            "{\"specversion\": \"1.0\", \"id\": \"e\", \"data\": %s}",
            "[{\"specversion\": \"1.0\", \"id\": \"e\", \"data\": %s}]", "[{\"eventType\": \"mine\", \"data\": %s}]",
            "[{\"eventType\": \"mine\", \"data\": {\"WebhookName\": \"w\", \"RequestBody\": %s}}]"})
    void anAlertIsFoundInWhateverWrapsIt(String envelope) {
        assertThat(alerts(envelope.formatted(ALERT))).extracting(alert -> alert.id().orElseThrow())
                .containsExactly("a-1");
    }

    @Test
    void aWrappedTextIsReadToo() {
        String quoted = ALERT.replace("\n", " ").replace("\"", "\\\"");

        assertThat(alerts("{\"WebhookName\": \"w\", \"RequestBody\": \"%s\"}".formatted(quoted))).hasSize(1);
        assertThat(read("{\"WebhookName\": \"w\", \"RequestBody\": \"hello\"}")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void envelopesInEnvelopesEndSomewhere() {
        String message = ALERT;
        for (int i = 0; i < 4; i++) {
            message = "{\"WebhookName\": \"w\", \"RequestBody\": %s}".formatted(message);
        }

        assertThat(read(message)).isInstanceOf(Reading.UnknownSchema.class);
    }

    @Test
    void everythingUnderstoodInABatchCounts() {
        assertThat(alerts("""
                [{"eventType": "mine", "data": {"hello": 1}}, {"eventType": "mine", "data": %s},
                {"eventType": "Microsoft.ResourceNotifications.HealthResources.AvailabilityStatusChanged",
                "id": "h-1", "data": %s}]""".formatted(ALERT, HEALTH)))
                .extracting(alert -> alert.id().orElseThrow()).containsExactly("a-1", "h-1");
    }

    @Test
    void eventGridGetsItsCodeBackAndItsUrlIsNeverCalled() {
        assertThat(read("""
                [{"eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
                "data": {"validationCode": "512d38b6", "validationUrl": "https://elsewhere.example/validate"}}]"""))
                .isEqualTo(new Reading.Handshake("512d38b6"));
    }

    @Test
    void aMachineThatFellIllFires() {
        Alert alert = alerts("{\"specversion\": \"1.0\", \"id\": \"h-1\", \"data\": %s}".formatted(HEALTH)).getFirst();

        assertThat(alert.service()).isEqualTo("Resource Health");
        assertThat(alert.state()).isEqualTo(Alert.FIRED);
        assertThat(alert.objection()).isEmpty();
        assertThat(alert.firedTime()).contains(Instant.parse("2026-03-01T02:01:07Z"));
        assertThat(alert.targets().machines()).containsExactly(new ArmId(WEB_1));
    }

    @Test
    void aMachineThatIsWellAgainStartsNothing() {
        String well = HEALTH.replace("\"Unavailable\"", "\"Available\"");

        assertThat(alerts("{\"specversion\": \"1.0\", \"data\": %s}".formatted(well)).getFirst().objection())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is wrong any more"));
    }

    @Test
    void aCloudEventMayHaveItsAttributesInHeaders() {
        Reading reading = AlertReader.read(new Message(HEALTH.getBytes(UTF_8),
                Map.of("specversion", "1.0", "id", "h-2", "time", "2026-03-01T02:01:08Z")));

        assertThat(reading).asInstanceOf(type(Reading.Understood.class)).extracting(Reading.Understood::alerts)
                .satisfies(alerts -> assertThat(alerts.getFirst().id()).contains("h-2"));
    }

    @Test
    void aGroupOfPrometheusAlertsIsReadOneByOne() {
        List<Alert> alerts = alerts(
                """
                        {"version": "4", "groupKey": "k", "status": "firing", "receiver": "captures", "alerts": [
                        {"status": "firing", "fingerprint": "f1", "startsAt": "2026-03-01T02:01:07Z",
                         "labels": {"alertname": "Egress", "severity": "critical", "microsoft.resourceid": "%s"}},
                        {"status": "resolved", "fingerprint": "f2", "labels": {"alertname": "Egress", "instance": "web-2:9100"}}]}"""
                        .formatted(WEB_1));

        assertThat(alerts).extracting(Alert::rule).containsExactly("Egress", "Egress");
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.FIRED, Alert.RESOLVED);
        assertThat(alerts.getFirst().targets().machines()).containsExactly(new ArmId(WEB_1));
        assertThat(alerts.getFirst().severity()).contains("Sev0");
        assertThat(alerts.getLast().targets().others()).containsExactly("web-2:9100");
    }

    private static List<Alert> alerts(String body) {
        return assertThat(read(body)).asInstanceOf(type(Reading.Understood.class)).actual().alerts();
    }

    private static Reading read(String body) {
        return AlertReader.read(Message.of(body.getBytes(UTF_8)));
    }
}
