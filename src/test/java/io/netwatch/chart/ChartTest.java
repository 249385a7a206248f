package io.netwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as Helm renders it, without a cluster. */
class ChartTest {
    private static final String SENDER = "bridge: {tokens: [{namespace: shop, secret: {name: bridge-shop, key: token}}]}\n";
    private static final Chart CHART = Chart
            .render(SENDER + "credentialSecrets: [{namespace: shop, names: [azure]}]\n");

    @Test
    void helmFindsNothingToBlame() {
        var lint = new Helm(Chart.FOLDER).lint().strict().call();
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packetcapturerequests", "packetcapturepolicies"})
    void theCrdsAreThePublishedOnes(String plural) throws IOException {
        String file = plural + ".capture.netwatch.io.yaml";
        Path copy = Chart.FOLDER.resolve("files/crds");
        assertThat(Files.readString(copy.resolve(file))).as("run: cp crds/*.yaml " + copy)
                .isEqualTo(Files.readString(Path.of("crds", file)));
    }

    @Test
    void theCrdsOutliveTheReleaseUnlessToldOtherwise() {
        String kept = "/metadata/annotations/helm.sh~1resource-policy";
        assertThat(CHART.all("CustomResourceDefinition")).hasSize(2)
                .allMatch(crd -> crd.at(kept).asText().equals("keep"));
        assertThat(Chart.render("crds: {keep: false}").all("CustomResourceDefinition")).hasSize(2)
                .allMatch(crd -> crd.at(kept).isMissingNode());
        assertThat(Chart.render("crds: {install: false}").all("CustomResourceDefinition")).isEmpty();
    }

    @Test
    void nothingIsGrantedWholesale() {
        List<Grant> grants = Grant.of(CHART);
        assertThat(grants).hasSizeGreaterThan(15).noneMatch(grant -> grant.verb().contains("*")
                || grant.resource().contains("*"));
        assertThat(grants).filteredOn(grant -> grant.resource().contains("secrets")).containsExactly(
                new Grant("packet-capture-operator-operator", "shop", "get", "/secrets", "azure"));
    }

    @Test
    void theBridgeKnowsNothingOfAzure() {
        Chart chart = Chart.render(SENDER + "config: {azure: {clientId: 00000000-0000-0000-0000-00000000000c}}\n");

        assertThat(chart.configuration("bridge")).doesNotContain("azure", "allow");
        assertThat(chart.configuration("operator")).contains("WorkloadIdentity").doesNotContain("bridge");
        assertThat(yaml(chart, "Deployment", "bridge") + yaml(chart, "ServiceAccount", "bridge"))
                .doesNotContain("azure.workload.identity");
        assertThat(yaml(chart, "Deployment", "operator")).contains("azure.workload.identity/use: \"true\"");
        assertThat(yaml(chart, "ServiceAccount", "operator")).contains("azure.workload.identity/client-id");
    }

    @Test
    void withoutASenderThereIsNoBridge() {
        assertThat(Chart.render("").manifests()).doesNotContain("component: bridge");
    }

    @Test
    void theAdmissionPolicyNamesTheBridgeOfThisRelease() {
        assertThat(Chart.render("bridge: {serviceAccount: {name: ears}}").find("ValidatingAdmissionPolicy",
                "packet-capture-trigger").orElseThrow().toString())
                .contains("system:serviceaccount:packet-capture-operator:ears").doesNotContain("operator-bridge");
    }

    @Test
    void nobodyReachesTheOperatorAndOnlyAlertsReachTheBridge() {
        assertThat(policy("operator").at("/spec/ingress")).isEmpty();
        assertThat(policy("bridge").at("/spec/ingress").toString()).isEqualTo("[{\"ports\":[{\"port\":\"alerts\"}]}]");
        assertThat(policy("bridge").at("/spec/egress")).hasSize(2);
    }

    @Test
    void tracesLeaveOnlyForTheCollectorThatIsNamed() {
        Chart traced = Chart.render(SENDER + """
                tracing: {endpoint: "http://collector.observability:4318", variables: {OTEL_TRACES_SAMPLER: always_on}}
                networkPolicy: {tracingTo: [{namespaceSelector: {matchLabels: {name: observability}}}]}
                """);
        assertThat(yaml(traced, "Deployment", "bridge")).contains("OTEL_EXPORTER_OTLP_ENDPOINT",
                "packet-capture-operator-bridge", "always_on");
        assertThat(
                traced.find("NetworkPolicy", Chart.RELEASE + "-operator").orElseThrow().at("/spec/egress").toString())
                .contains("{\"ports\":[{\"port\":4318}],\"to\":[{\"namespaceSelector\"");
        assertThat(CHART.manifests()).doesNotContain("OTEL_", "4318");
    }

    @Test
    void theDashboardIsForGrafanasSidecar() throws IOException {
        JsonNode map = Chart.render("metrics: {dashboard: {enabled: true}}").find("ConfigMap",
                Chart.RELEASE + "-dashboard").orElseThrow();
        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(new ObjectMapper().readTree(map.at("/data/packet-capture-operator.json").asText()).path("panels"))
                .hasSizeGreaterThan(20);
        assertThat(CHART.manifests()).doesNotContain("grafana_dashboard");
    }

    @Test
    void logsAreJsonUnlessToldOtherwise() {
        assertThat(yaml(CHART, "Deployment", "operator")).contains("\"--log-format\"", "\"json\"");
        assertThat(yaml(Chart.render("logs: {format: text}"), "Deployment", "operator")).contains("\"text\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "{operater: {}}" | "additional properties 'operater' not allowed"
            "{operator: {replicas: two}}" | "at '/operator/replicas': got string, want integer"
            "{config: {allow: [{namespace: shop}]}}" | "at '/config/allow/0': missing property 'scope'"
            "{config: {allow: [{namespace: shop, scope: all}]}}" | "at '/config/allow/0/scope': 'all' does not match pattern"
            "{config: {azure: {credential: Password}}}" | "at '/config/azure/credential': value must be one of 'WorkloadIdentity'"
            "{config: {installId: XYZ}}" | "at '/config/installId': 'XYZ' does not match pattern"
            "{bridge: {tokens: [{namespace: shop}]}}" | "at '/bridge/tokens/0': missing property 'secret'"
            "{tracing: {endpoint: collector}}" | "at '/tracing/endpoint': 'collector' does not match pattern"
            "{image: {digest: latest}}" | "at '/image/digest': 'latest' does not match pattern"
            "{credentialSecrets: [{namespace: shop, names: []}]}" | "at '/credentialSecrets/0/names'"
            "{config: {azure: {credential: ClientSecret}}}" | "name the Secret that holds it in operator.credentialSecret"
            "{bridge: {tokens: [{namespace: shop, secret: {name: s, key: k}}], ingress: {enabled: true, host: a.example}}}" | "certificate in bridge.ingress.tlsSecret"
            "{bridge: {tokens: [{namespace: shop, secret: {name: s, key: k}}], gateway: {enabled: true}}}" | "name the hosts in bridge.gateway.hostnames"
            "{bridge: {tokens: [{namespace: shop, secret: {name: s, key: k}}], gateway: {enabled: true, hostnames: [a.example], create: true}}}" | "name the class in bridge.gateway.className"
            """)
    void mistakesAreRefusedInWords(String values, String words) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(words);
    }

    @Test
    void theSchemaKnowsEveryValueAndNoOther() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
        JsonNode values = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile());
        Set<String> known = new TreeSet<>(properties(schema, "").toList());
        known.remove(".global");
        assertThat(known).isEqualTo(new TreeSet<>(keys(schema, values, "").toList()));
    }

    private static Stream<String> properties(JsonNode schema, String path) {
        return schema.path("properties").properties().stream().flatMap(property -> {
            String name = path + "." + property.getKey();
            return Stream.concat(Stream.of(name), properties(property.getValue(), name));
        });
    }

    /** As deep as the schema goes. */
    private static Stream<String> keys(JsonNode schema, JsonNode values, String path) {
        return values.properties().stream().filter(_ -> schema.has("properties") || path.isEmpty()).flatMap(value -> {
            String name = path + "." + value.getKey();
            JsonNode inner = schema.path("properties").path(value.getKey());
            return Stream.concat(Stream.of(name), keys(inner, value.getValue(), name));
        });
    }

    private static JsonNode policy(String which) {
        return CHART.find("NetworkPolicy", Chart.RELEASE + "-" + which).orElseThrow();
    }

    private static String yaml(Chart chart, String kind, String which) {
        return Chart.yaml(chart.find(kind, Chart.RELEASE + "-" + which).orElseThrow());
    }
}
