package io.netwatch.capture.bridge.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each older shape of an alert, in its shortest form: which field becomes what. */
class OlderSchemasTest {
    private static final String VM = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web-1";
    private static final Instant FIRED = Instant.parse("2026-03-01T02:01:07Z");

    @Test
    void anActivityLogAlertNamesNoRuleButItsOperation() {
        assertThat(
                alert("""
                        {"schemaId": "Microsoft.Insights/activityLogs", "data": {"status": "Activated", "context": {"activityLog": {
                        "eventSource": "Administrative", "eventTimestamp": "2026-03-01T02:01:07Z", "resourceId": "%s",
                        "operationName": "Microsoft.Compute/virtualMachines/restart/action", "correlationId": "c-1"}}}}"""))
                .isEqualTo(
                        new Alert("Microsoft.Insights/activityLogs", Optional.empty(), "", Alert.FIRED,
                                Optional.empty(),
                                "Activity Log - Administrative", Optional.of(FIRED), Targets.of(List.of(VM)),
                                List.of("correlationId=c-1",
                                        "operationName=Microsoft.Compute/virtualMachines/restart/action"),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"ResourceHealth, Resource Health", "ServiceHealth, ServiceHealth", "'', Activity Log",
            "Security, Activity Log - Security"})
    void itsServiceHasTheWordOfTheCommonSchema(String source, String service) {
        assertThat(activity("\"eventSource\": \"%s\"".formatted(source)).service()).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"resourceId\": \"%s\"", "\"properties\": {\"resourceName\": \"%s\"}",
            "\"authorization\": {\"scope\": \"%s\"}"})
    void itsMachineStandsInOneOfThreePlaces(String place) {
        assertThat(activity(place.formatted(VM)).targets().machines()).containsExactly(new ArmId(VM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Unavailable | Available | PlatformInitiated | ''",
            "Available | Unavailable | PlatformInitiated | The machine's health went from Unavailable to Available: nothing is wrong any more.",
            "Unavailable | '' | UserInitiated | The machine's health went from unknown to Unavailable because somebody wanted it so.",
            "Unavailable | Available | Customer Initiated | The machine's health went from Available to Unavailable because somebody wanted it so.",
            "'' | Available | UserInitiated | ''"})
    void healthIsTroubleOnlyWhenAMachineFellIllByItself(String now, String before, String cause, String objection) {
        assertThat(activity(
                "\"properties\": {\"currentHealthStatus\": \"%s\", \"previousHealthStatus\": \"%s\", \"cause\": \"%s\"}"
                        .formatted(now, before, cause))
                .objection()).isEqualTo(Optional.of(objection).filter(why -> !why.isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "availabilityState | Unavailable | Platform Initiated | ''",
            "availabilityState | Unavailable | Customer Initiated | because somebody wanted it so.",
            "annotationName | Stopped | Customer Initiated | The owner of the machine wanted what the event tells.",
            "annotationName | Stopped | Platform Initiated | ''"})
    void aHealthEventTellsByStateOrByContext(String field, String word, String context, String objection) {
        Alert alert = alert(
                """
                        {"specversion": "1.0", "id": "e", "time": "2026-03-01T02:01:07Z", "data": {"resourceInfo": {"properties": {
                        "targetResourceId": "%%s", "%s": "%s", "context": "%s"}}}}"""
                        .formatted(field, word, context));

        assertThat(alert.firedTime()).as("when it was sent, for want of better").contains(FIRED);
        assertThat(alert.targets().machines()).containsExactly(new ArmId(VM));
        assertThat(alert.objection().orElse("")).endsWith(objection).matches(objection.isEmpty() ? "" : ".+");
    }

    @Test
    void aLogAlertOfApplicationInsightsHasAFrameAndOneOfLogAnalyticsHasNone() {
        String fields = """
                "AlertRuleName": "errors", "SearchQuery": "q", "Severity": "1", "SearchIntervalEndTimeUtc": "3/1/2026 2:01:07 AM",
                "Dimensions": [{"name": "ResourceId", "value": "%s"}]""";
        Alert framed = alert("{\"schemaId\": \"Microsoft.Insights/LogAlert\", \"data\": {" + fields + "}}");
        Alert bare = alert("{" + fields + "}");

        assertThat(framed).isEqualTo(new Alert("Microsoft.Insights/LogAlert", Optional.empty(), "errors", Alert.FIRED,
                Optional.of("Sev1"), "Application Insights", Optional.of(FIRED), Targets.of(List.of(VM)),
                List.of("ResourceId=" + VM), Optional.empty()));
        assertThat(bare.service()).isEqualTo("Log Analytics");
        assertThat(bare.firedTime()).contains(FIRED);
        assertThat(bare.targets().machines()).containsExactly(new ArmId(VM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AffectedConfigurationItems\": [\"%s\"]", "\"affectedconfigurationitems\": \"%s\"",
            "\"ResourceId\": \"%s\"",
            "\"Dimensions\": [{\"name\": \"other\", \"value\": \"x\"}, {\"name\": \"Computer\", \"value\": \"%s\"}]"})
    void aLogAlertsMachineStandsInAResultOrIsItsScope(String place) {
        assertThat(alert("{\"AlertRuleName\": \"r\", \"SearchQuery\": \"q\", " + place + "}").targets().machines())
                .containsExactly(new ArmId(VM));
    }

    @Test
    void anAutoscaleNotificationNamesItsSettingAndTheScaleSet() {
        assertThat(alert("""
                {"operation": "Scale Out", "status": "Activated", "context": {"name": "grow", "resourceId": "%s",
                "timestamp": "2026-03-01T02:01:07Z"}}"""))
                .isEqualTo(new Alert("autoscale notification", Optional.empty(),
                        "grow", Alert.FIRED, Optional.empty(), "Autoscale", Optional.of(FIRED), Targets.of(List.of(VM)),
                        List.of("operation=Scale Out"), Optional.empty()));
    }

    @Test
    void aClassicAlertTellsItsMetric() {
        assertThat(
                alert("""
                        {"status": "Resolved", "context": {"name": "cpu", "conditionType": "Metric", "resourceId": "%s", "severity": "4",
                        "timestamp": "2026-03-01T02:01:07Z", "condition": {"metricName": "Network Out"}}}"""))
                .isEqualTo(
                        new Alert("classic metric alert", Optional.empty(), "cpu", Alert.RESOLVED, Optional.of("Sev4"),
                                "Platform",
                                Optional.of(FIRED), Targets.of(List.of(VM)), List.of("metricName=Network Out"),
                                Optional.empty()));
    }

    @Test
    void aBudgetIsSpentByNoMachine() {
        assertThat(alert("{\"schemaId\": \"AIP Budget Notification\", \"data\": {\"BudgetName\": \"b\"}}"))
                .usingRecursiveComparison().ignoringFields("digest")
                .isEqualTo(new Alert("AIP Budget Notification", Optional.empty(), "b", Alert.FIRED, Optional.empty(),
                        "CostAlerts",
                        Optional.empty(), Targets.of(List.of()), List.of(), Optional.empty()));
    }

    @Test
    void anAlertAsTheRestApiShowsItNamesItsRuleByAnId() {
        assertThat(
                alert("""
                        {"type": "microsoft.alertsmanagement/ALERTS", "id": "/alerts/1", "properties": {"essentials": {
                        "alertRule": "/subscriptions/s/x/rules/egress", "monitorCondition": "Fired", "severity": "Sev3",
                        "monitorService": "Smart Detector", "startDateTime": "2026-03-01T02:01:07Z", "targetResource": "%s"}}}"""))
                .isEqualTo(new Alert("Microsoft.AlertsManagement/alerts", Optional.of("/alerts/1"), "egress",
                        Alert.FIRED,
                        Optional.of("Sev3"), "Smart Detector", Optional.of(FIRED), Targets.of(List.of(VM)), List.of(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"page, Sev0", "critical, Sev0", "warning, Sev2", "info, Sev3", "none, Sev4", "mine,"})
    void prometheusHasItsOwnWordsForSeverities(String word, String severity) {
        Alert alert = alert("{\"receiver\": \"r\", \"orgId\": 1, \"alerts\": [{\"labels\": {\"alertname\": \"a\", "
                + "\"severity\": \"" + word + "\", \"instance\": \"%s\"}}]}");

        assertThat(alert.severity()).isEqualTo(Optional.ofNullable(severity));
        assertThat(alert.service()).isEqualTo("Grafana");
        assertThat(alert.dimensions()).contains("alertname=a");
        assertThat(alert.targets().machines()).containsExactly(new ArmId(VM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"linkedResourceId\": \"%s\"", "\"sourceId\": \"%s\"", "\"labels\": {\"any\": \"%s\"}",
            "\"condition\": {\"allOf\": [{\"dimensions\": [{\"name\": \"_ResourceId\", \"value\": \"%s\"}]}]}",
            "\"AffectedConfigurationItems\": [\"%s\"]", "\"properties\": {\"resourceName\": \"%s\"}",
            "\"authorization\": {\"scope\": \"%s\"}", "\"properties\": {\"compromisedEntity\": \"%s\"}"})
    void anAlertAboutAWorkspaceHasTheMachineInItsContext(String place) {
        assertThat(alert(
                "{\"schemaId\": \"azureMonitorCommonAlertSchema\", \"data\": {\"essentials\": {\"alertTargetIDs\": "
                        + "[\"/subscriptions/s/workspace\"]}, \"alertContext\": {" + place + "}}}")
                .targets().machines())
                .containsExactly(new ArmId(VM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alerts\": [], \"receiver\": \"r\"}",
            "{\"schemaId\": \"Microsoft.Insights/activityLogs\"}",
            "[{\"eventType\": \"Microsoft.EventGrid.SubscriptionValidationEvent\", \"data\": {}}]"})
    void whatLacksItsCoreIsUnreadable(String message) {
        assertThat(AlertReader.read(Message.of(message.getBytes(UTF_8)))).isInstanceOf(Reading.Unreadable.class);
    }

    private static Alert activity(String fields) {
        return alert("{\"schemaId\": \"Microsoft.Insights/activityLogs\", \"data\": {\"context\": {\"activityLog\": {"
                + fields
                + "}}}}");
    }

    private static Alert alert(String message) {
        return assertThat(AlertReader.read(Message.of(message.replace("%s", VM).getBytes(UTF_8))))
                .asInstanceOf(type(Reading.Understood.class)).actual().alerts().getFirst();
    }
}
