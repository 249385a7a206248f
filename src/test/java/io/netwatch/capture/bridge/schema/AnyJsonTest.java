package io.netwatch.capture.bridge.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever JSON comes in, an answer goes out: fields that the readers look for, with values that nobody promised. */
class AnyJsonTest {
    private static final int MESSAGES = 30_000;
    private static final List<String> NAMES = List.of("schemaId", "data", "essentials", "alertContext", "alertId",
            "alertTargetIDs", "firedDateTime", "severity", "condition", "allOf", "dimensions", "name", "value",
            "labels",
            "status", "context", "conditionType", "operation", "resourceId", "activityLog", "properties", "eventType",
            "specversion", "resourceInfo", "targetResourceId", "alerts", "groupKey", "startsAt", "AlertRuleName",
            "SearchQuery", "Dimensions", "WebhookName", "RequestBody", "type", "configurationItems", "monitorCondition",
            "currentHealthStatus", "availabilityState", "instance");
    private static final List<String> VALUES = List.of("null", "true", "17", "-1e308", "1e999", "\"\"", "\"\\u0000\"",
            "\"azureMonitorCommonAlertSchema\"", "\"AzureMonitorMetricAlert\"", "\"Microsoft.Insights/activityLogs\"",
            "\"Microsoft.Insights/LogAlert\"", "\"AIP Budget Notification\"", "\"Microsoft.AlertsManagement/alerts\"",
            "\"Microsoft.EventGrid.SubscriptionValidationEvent\"", "\"Fired\"", "\"2026-03-01T02:01:07Z\"",
            "\"+999999999-12-31T23:59:59Z\"", "\"13/13/2026 1:00:00 PM\"", "\"/subscriptions/\"",
            "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/web-1\"", "\"\\ud83d\"",
            "\"{}\"", "\"[[[[\"");

    @Test
    void everyMessageIsReadWithoutAnException() {
        for (long seed = 0; seed < MESSAGES; seed++) {
            String message = object(new SplittableRandom(seed), 5);
            assertThat(AlertReader.read(Message.of(message.getBytes(UTF_8)))).as("seed %d: %s", seed, message)
                    .isNotNull();
        }
    }

    private static String object(SplittableRandom random, int depth) {
        return IntStream.range(0, random.nextInt(1, 7))
                .mapToObj(i -> "\"" + pick(NAMES, random) + "\":" + value(random, depth - 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(SplittableRandom random, int depth) {
        return switch (depth <= 0 ? 0 : random.nextInt(4)) {
            case 1, 2 -> object(random, depth);
            case 3 -> IntStream.range(0, random.nextInt(4)).mapToObj(i -> value(random, depth - 1))
                    .collect(Collectors.joining(",", "[", "]"));
            default -> pick(VALUES, random);
        };
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
