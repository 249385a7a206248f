package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.json.JsonPath;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field selector such as {@code metadata.name=left,involvedObject.kind!=Pod}: all terms must hold. */
final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("(?<field>[^=!]+)(?<operator>!=|==?)(?<value>.*)");
    private static final Set<String> EVERYWHERE = Set.of("metadata.name", "metadata.namespace");
    private static final Set<String> OF_EVENTS = Set.of("type", "reason", "reportingComponent");
    private static final Set<String> OF_STATUS = Set.of("status.phase", "spec.nodeName");

    private FieldSelector() {}

    /** Parses the query parameter; a field that the type does not offer is a bad request, as on a real server. */
    static Predicate<JsonNode> parse(ResourceType type, String text) {
        return Stream.of(text.split(",", -1)).filter(term -> !term.isEmpty()).map(term -> term(type, term))
                .reduce(_ -> true, Predicate::and);
    }

    /** An absent field counts as empty text, so that field!=value holds for it. */
    private static Predicate<JsonNode> term(ResourceType type, String text) {
        Matcher term = TERM.matcher(text);
        if (!term.matches()) {
            throw ApiException.badRequest("invalid field selector \"" + text + "\"; use field=value or field!=value");
        }
        String field = term.group("field");
        if (!offers(type, field)) {
            throw ApiException.badRequest("field label not supported: " + field);
        }
        JsonPath path = JsonPath.compile("." + field);
        String value = term.group("value");
        boolean wanted = !term.group("operator").equals("!=");
        return object -> path.first(object).map(JsonNode::asText).orElse("").equals(value) == wanted;
    }

    /** Custom resources offer what their CRD lists as selectable, besides name and namespace. */
    private static boolean offers(ResourceType type, String field) {
        boolean event = type.collection().equals("events")
                && (field.startsWith("involvedObject.") || field.startsWith("regarding.") || OF_EVENTS.contains(field));
        boolean selectable = Json.elements(type.crdVersion().path("selectableFields"))
                .anyMatch(selected -> selected.path("jsonPath").asText().equals("." + field));
        return EVERYWHERE.contains(field) || event || selectable
                || (!type.custom() && OF_STATUS.contains(field));
    }
}
