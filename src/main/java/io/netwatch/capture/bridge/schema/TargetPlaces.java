package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Targets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where messages name the machine. An alert about a workspace, a vault or a whole subscription has it in its context, in
 * a place that depends on the service, so the places are looked through by content, the most telling one first.
 */
final class TargetPlaces {
    /** Dimensions of log and metric alerts, in the order in which Azure itself believes them. */
    private static final List<String> TELLING = List.of("_resourceid", "microsoft.resourceid", "resourceid", "resource",
            "computer");

    private TargetPlaces() {}

    static Targets common(JsonNode essentials, JsonNode context) {
        return Targets.firstOf(List.of(//
                Fields.texts(essentials.path("alertTargetIDs")), //
                linked(context), //
                dimensions(context), //
                labels(context.path("labels")), //
                results(context), //
                Fields.texts(context.path("properties").path("resourceName")),
                Fields.texts(context.path("authorization").path("scope")),
                Fields.texts(context.path("properties").path("compromisedEntity")),
                Fields.texts(essentials.path("configurationItems"))));
    }

    static Targets metric(JsonNode context) {
        return Targets.firstOf(List.of(Fields.texts(context.path("resourceId")), dimensions(context)));
    }

    static Targets log(JsonNode context) {
        return Targets.firstOf(List.of(results(context), Fields.texts(Fields.find(context, "ResourceId"))));
    }

    static Targets prometheus(JsonNode labels) {
        return Targets.firstOf(List.of(labels(labels)));
    }

    /** Azure Backup speaks of a vault and links the machine. */
    private static List<String> linked(JsonNode context) {
        return Stream.of("linkedResourceId", "sourceId").flatMap(name -> Fields.texts(context.path(name)).stream())
                .toList();
    }

    private static List<String> dimensions(JsonNode context) {
        return telling(Fields.items(context.path("condition").path("allOf"))
                .flatMap(one -> Fields.items(one.path("dimensions"))));
    }

    /** The older log alerts: rows of the query's result, as Azure sums them up. */
    private static List<String> results(JsonNode context) {
        return Stream.concat(telling(Fields.items(Fields.find(context, "Dimensions"))).stream(),
                Fields.texts(Fields.find(context, "AffectedConfigurationItems")).stream()).toList();
    }

    private static List<String> telling(Stream<JsonNode> pairs) {
        return pairs.filter(pair -> rank(pair) >= 0).sorted(Comparator.comparingInt(TargetPlaces::rank))
                .flatMap(pair -> Fields.texts(pair.path("value")).stream()).toList();
    }

    private static int rank(JsonNode pair) {
        return TELLING.indexOf(Fields.text(pair.path("name"), 64).toLowerCase(Locale.ROOT));
    }

    /** Which label holds an ARM id is up to whoever wrote the rule: any that does counts, and the host is told. */
    private static List<String> labels(JsonNode labels) {
        List<String> ids = labels.valueStream().map(label -> Fields.text(label, Fields.LONGEST_TEXT))
                .filter(text -> text.startsWith("/subscriptions/")).toList();
        return ids.isEmpty() ? Fields.texts(labels.path("instance")) : ids;
    }
}
