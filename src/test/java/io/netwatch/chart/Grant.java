package io.netwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One thing that one account may do.
 *
 * @param account name of the ServiceAccount
 * @param namespace where, * for everywhere
 * @param resource with its group and subresource, such as capture.netwatch.io/packetcapturerequests/status
 * @param name of the one object, * for any
 */
record Grant(String account, String namespace, String verb, String resource, String name) {

    /** All that a rendered chart grants, one verb on one resource each. */
    static List<Grant> of(Chart chart) {
        return Stream.concat(chart.all("RoleBinding"), chart.all("ClusterRoleBinding"))
                .flatMap(binding -> granted(chart, binding)).distinct().toList();
    }

    private static Stream<Grant> granted(Chart chart, JsonNode binding) {
        JsonNode role = chart.all(binding.at("/roleRef/kind").asText())
                .filter(each -> each.at("/metadata/name").equals(binding.at("/roleRef/name"))
                        && each.at("/metadata/namespace").equals(binding.at("/metadata/namespace")))
                .findFirst().orElseThrow();
        String namespace = binding.at("/metadata/namespace").asText("*");
        return elements(binding.path("subjects")).flatMap(subject -> elements(role.path("rules")).flatMap(
                rule -> of(subject.path("name").asText(), namespace.isEmpty() ? "*" : namespace, rule)));
    }

    private static Stream<Grant> of(String account, String namespace, JsonNode rule) {
        List<String> names = rule.has("resourceNames") ? texts(rule.path("resourceNames")) : List.of("*");
        return texts(rule.path("apiGroups")).stream().flatMap(group -> texts(rule.path("resources")).stream()
                .flatMap(resource -> texts(rule.path("verbs")).stream().flatMap(verb -> names.stream()
                        .map(name -> new Grant(account, namespace, verb, group + "/" + resource, name)))));
    }

    /** Whether a deed, in which nothing is *, is one of those that this allows. */
    boolean covers(Grant deed) {
        return account.equals(deed.account) && verb.equals(deed.verb) && resource.equals(deed.resource)
                && (namespace.equals("*") || namespace.equals(deed.namespace))
                && (name.equals("*") || name.equals(deed.name));
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
