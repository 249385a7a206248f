package io.netwatch.capture.bridge.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netwatch.capture.bridge.Messages;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertReaderTest {
    private static final ArmId WEB_1 = new ArmId(
            "/subscriptions/5b/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web-1");

    @Test
    void readsTheCommonSchema() {
        Alert alert = understood(Messages.text("common-fired"));

        assertThat(alert.id()).contains("/subscriptions/5B/providers/Microsoft.AlertsManagement/alerts/4f1c0a52-0001");
        assertThat(alert.rule()).isEqualTo("Egress above normal");
        assertThat(alert.state()).isEqualTo("Fired");
        assertThat(alert.severity()).contains("Sev1");
        assertThat(alert.service()).isEqualTo("Platform");
        assertThat(alert.firedTime()).contains(Instant.parse("2026-03-01T02:01:07.123456700Z"));
        assertThat(alert.targets().machines()).containsExactly(WEB_1);
        assertThat(alert.dimensions()).containsExactly("nic=eth0", "zone=2");
    }

    @Test
    void readsTheOlderSchemaOfMetricAlerts() {
        Alert alert = understood(Messages.text("metric-activated"));

        assertThat(alert.id()).isEmpty();
        assertThat(alert.rule()).isEqualTo("Egress above normal");
        assertThat(alert.state()).isEqualTo("Fired");
        assertThat(alert.severity()).contains("Sev3");
        assertThat(alert.service()).isEqualTo("Platform");
        assertThat(alert.firedTime()).contains(Instant.parse("2026-03-01T02:01:07.123Z"));
        assertThat(alert.targets().machines()).extracting(ArmId::name).containsExactly("Web-1");
        assertThat(alert.dimensions()).containsExactly("nic=eth0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-resolved", "metric-deactivated"})
    void bothSchemasEndInOneWord(String message) {
        assertThat(understood(Messages.text(message)).state()).isEqualTo("Resolved");
    }

    @Test
    void fieldsOfOddTypesDoNotCostTheAlert() {
        Alert alert = understood(Messages.text("odd-types"));

        assertThat(alert.id()).isEmpty();
        assertThat(alert.rule()).isEqualTo("42");
        assertThat(alert.state()).isEqualTo("Fired");
        assertThat(alert.severity()).contains("Sev2");
        assertThat(alert.service()).isEmpty();
        assertThat(alert.firedTime()).isEmpty();
        assertThat(alert.targets().machines()).containsExactly(WEB_1);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T02:01:07Z, 2026-03-01T02:01:07Z", "2026-03-01T02:01:07.1Z, 2026-03-01T02:01:07.100Z",
            "2026-03-01T02:01:07.1234567, 2026-03-01T02:01:07.123456700Z",
            "2026-03-01T03:01:07+01:00, 2026-03-01T02:01:07Z"})
    void timesComeInSeveralForms(String written, Instant meant) {
        assertThat(understood(common("\"firedDateTime\": \"" + written + "\"")).firedTime()).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"sev0, Sev0", "SEV4, Sev4", "1, Sev1", "Warning, Sev2"})
    void severitiesComeInSeveralForms(String written, String meant) {
        assertThat(understood(common("\"severity\": \"" + written + "\"")).severity()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sev5", "", "Dreadful", "12"})
    void anUnknownSeverityIsNone(String written) {
        assertThat(understood(common("\"severity\": \"" + written + "\"")).severity()).isEmpty();
    }

    @Test
    void controlAndDirectionCharactersAreRemoved() {
        assertThat(understood(common("\"alertRule\": \"a\\u202Eb\\nc\\u0000\"")).rule()).isEqualTo("abc");
    }

    @Test
    void aTextCutInTheMiddleOfACharacterHasNoHalfOfIt() {
        String rule = understood(common("\"alertRule\": \"" + "x".repeat(510) + "😀😀\"")).rule();

        assertThat(rule).hasSizeLessThanOrEqualTo(512).doesNotContainPattern("\\p{Cs}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alert", "{", "{\"schemaId\": 1} more", "{\"schemaId\":}"})
    void whatIsNotJsonIsUnreadable(String body) {
        assertThat(read(body)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void bytesOfNoCharacterSetAreUnreadable() {
        assertThat(AlertReader.read(Message.of(new byte[]{0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xfe, 7, 1, 2})))
                .isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void whatNestsTooDeepIsUnreadable() {
        assertThat(read("[".repeat(100) + "]".repeat(100))).isInstanceOf(Reading.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"azureMonitorCommonAlertSchema, data.essentials", "AzureMonitorMetricAlert, data.context"})
    void aMessageWithoutItsSchemasCoreIsUnreadableAndNamesTheField(String schema, String field) {
        assertThat(read("{\"schemaId\": \"" + schema + "\"}")).asInstanceOf(type(Reading.Unreadable.class))
                .extracting(Reading.Unreadable::message).asString().contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"schemaId\": \"Mine\"}", "{}", "[]", "[{\"a\": 1}]", "\"text\"",
            "null", "17", "{\"schemaId\": {}}"})
    void jsonOfAnUnknownSchemaSaysWhichAreKnown(String body) {
        assertThat(read(body)).asInstanceOf(type(Reading.UnknownSchema.class))
                .extracting(Reading.UnknownSchema::message).asString()
                .contains("azureMonitorCommonAlertSchema", "AzureMonitorMetricAlert");
    }

    private static String common(String field) {
        return "{\"schemaId\": \"azureMonitorCommonAlertSchema\", \"data\": {\"essentials\": {" + field + "}}}";
    }

    private static Alert understood(String body) {
        return assertThat(read(body)).asInstanceOf(type(Reading.Understood.class)).actual().alerts().getFirst();
    }

    private static Reading read(String body) {
        return AlertReader.read(Message.of(body.getBytes(UTF_8)));
    }
}
