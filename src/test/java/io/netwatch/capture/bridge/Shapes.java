package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The least message of each shape that docs/alerts.md promises to read: it fires for the machine {@link #WEB_1}. */
enum Shapes {
    COMMON("""
            {"schemaId": "azureMonitorCommonAlertSchema", "data": {"essentials": {"alertRule": "Egress",
            "monitorCondition": "Fired", "alertTargetIDs": ["MACHINE"]}, "alertContext": {}}}"""), //
    METRIC("""
            {"schemaId": "AzureMonitorMetricAlert", "data": {"status": "Activated", "context": {"name": "Egress",
            "severity": "3", "condition": {"allOf": [{"dimensions": [{"name": "nic", "value": "eth0"}]}]},
            "resourceId": "MACHINE"}}}"""), //
    CLASSIC("""
            {"status": "Activated", "context": {"conditionType": "Metric", "name": "Egress",
            "condition": {"metricName": "Network Out"}, "resourceId": "MACHINE"}}"""), //
    ACTIVITY_LOG("""
            {"schemaId": "Microsoft.Insights/activityLogs", "data": {"status": "Activated", "context":
            {"activityLog": {"eventSource": "Administrative", "operationName": "restart", "properties": {},
            "resourceId": "MACHINE"}}}}"""), //
    LOG_ANALYTICS("""
            {"AlertRuleName": "Egress", "SearchQuery": "T", "Severity": "Critical",
            "AffectedConfigurationItems": ["MACHINE"]}"""), //
    APPLICATION_INSIGHTS("""
            {"schemaId": "Microsoft.Insights/LogAlert", "data": {"AlertRuleName": "Egress",
            "Dimensions": [{"name": "_ResourceId", "value": "MACHINE"}]}}"""), //
    AUTOSCALE(
            """
                    {"operation": "Scale Out", "status": "Activated", "context": {"name": "Egress", "resourceId": "MACHINE"}}"""), //
    ALERT_RESOURCE("""
            {"type": "Microsoft.AlertsManagement/alerts", "properties": {"essentials": {"alertRule": "/rules/Egress",
            "monitorCondition": "Fired", "targetResource": "MACHINE"}}}"""), //
    AUTOMATION("""
            {"WebhookName": "w", "RequestBody": {"schemaId": "AzureMonitorMetricAlert", "data": {"status": "Activated",
            "context": {"name": "Egress", "resourceId": "MACHINE"}}}}"""), //
    EVENT_GRID("""
            [{"eventType": "Microsoft.ResourceNotifications.HealthResources.AvailabilityStatusChanged", "data":
            {"resourceInfo": {"properties": {"targetResourceId": "MACHINE", "previousAvailabilityState": "Available",
            "availabilityState": "Unavailable", "context": "Platform Initiated"}}}}]"""), //
    CLOUD_EVENT("""
            {"specversion": "1.0", "type": "mine", "data": {"resourceInfo": {"properties": {"targetResourceId":
            "MACHINE", "availabilityState": "Unavailable"}}}}"""), //
    CLOUD_EVENTS("""
            [{"specversion": "1.0", "data": {"schemaId": "azureMonitorCommonAlertSchema", "data": {"essentials":
            {"alertRule": "Egress", "monitorCondition": "Fired", "alertTargetIDs": ["MACHINE"]}}}}]"""), //
    ALERTMANAGER("""
            {"version": "4", "groupKey": "k", "receiver": "r", "alerts": [{"status": "firing",
            "labels": {"alertname": "Egress", "severity": "page", "resource_id": "MACHINE"}}]}"""), //
    GRAFANA("""
            {"version": "1", "orgId": 1, "receiver": "r", "state": "alerting", "alerts": [{"status": "firing",
            "labels": {"alertname": "Egress", "azure_resource_id": "MACHINE"}, "values": {"B": 22}}]}""");

    static final String WEB_1 = "/subscriptions/5b/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web-1";

    private final String text;

    Shapes(String text) {
        this.text = text;
    }

    String text() {
        return text.replace("MACHINE", WEB_1);
    }

    byte[] bytes() {
        return text().getBytes(UTF_8);
    }
}
