package io.netwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Release;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart on a real kube-apiserver. No pod runs there; what the API server itself checks is checked. */
class ChartOnServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LABEL = "app.kubernetes.io/instance=" + Chart.RELEASE;
    private static final String SENDER = "tokens: [{namespace: shop, secret: {name: bridge-shop, key: token}}]";

    @TempDir
    static Path folder;
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(folder, List.of());
        cluster.namespaces(Chart.RELEASE, "shop", "shop-china");
        cluster.apply(ForeignKinds.crds());
        Awaitility.await().atMost(PATIENCE).until(() -> cluster.kubectl().run("get httproutes -A").exit() == 0);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Each option on and off, seen together with the others' defaults. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{bridge: {" + SENDER + "}}",
            "{crds: {install: false}, admissionPolicy: {enabled: false}}",
            "{networkPolicy: {enabled: false}, operator: {podDisruptionBudget: {enabled: false}}}",
            "{bridge: {" + SENDER + ", ingress: {enabled: true, host: a.example, tlsSecret: a, className: nginx},"
                    + " service: {type: LoadBalancer}, tlsSecret: mine}}",
            "{bridge: {" + SENDER
                    + ", gateway: {enabled: true, hostnames: [a.example], parentRefs: [{name: public}]}}}",
            "{bridge: {" + SENDER + ", gateway: {enabled: true, hostnames: [a.example, b.example], create: true,"
                    + " className: c, tlsSecret: a}}}",
            "{metrics: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true, labels: {release: p}}},"
                    + " networkPolicy: {metricsFrom: [{namespaceSelector: {}}], bridgeFrom: [{podSelector: {}}],"
                    + " apiServer: {cidrs: [10.0.0.1/32]}}, bridge: {" + SENDER + "}}",
            "{networkPolicy: {cilium: {enabled: true, hosts: [login.example]}}, bridge: {" + SENDER + "},"
                    + " config: {azure: {cloud: AzureChina, credential: ManagedIdentity}}}",
            "{image: {digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000',"
                    + " pullSecrets: [mine]}, credentialSecrets: [{namespace: shop, names: [azure]}],"
                    + " news: {sinks: [{name: a, type: CloudEvents, secret: {name: news, key: u}, tokenSecret: {name: news, key: t}}]},"
                    + " config: {azure: {credential: ClientCertificate}}, operator: {credentialSecret: {name: a, key: b},"
                    + " podLabels: {a: b}, podAnnotations: {c: d}, nodeSelector: {e: f}, priorityClassName: high,"
                    + " tolerations: [{operator: Exists}], affinity: {podAntiAffinity: {}},"
                    + " serviceAccount: {name: me, annotations: {g: h}}}}"})
    void theApiServerTakesEveryObject(String values) throws Exception {
        Chart chart = Chart.render(values);
        Path file = Files.writeString(folder.resolve("rendered.yaml"), chart.manifests());

        Kubectl.Result result = cluster.kubectl().run("apply --server-side --dry-run=server -f " + file);

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("Warning").hasLineCount(chart.objects().size());
    }

    @Test
    void itsPodsAreRestricted() throws Exception {
        String pods = Chart.render("{bridge: {" + SENDER + "}}").all("Deployment").map(ChartOnServerTest::pod)
                .map(Chart::yaml).collect(Collectors.joining("---\n"));
        Path file = Files.writeString(folder.resolve("pods.yaml"), pods);

        Kubectl.Result result = cluster.kubectl().run("create --dry-run=server -f " + file);

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).hasLineCount(2);
    }

    @Test
    void itIsInstalledUpgradedUninstalledAndInstalledAgain() throws Exception {
        Release installed = cluster.install("config: {allow: [{namespace: shop, scope: /subscriptions/1}]}");
        assertThat(installed.getStatus()).isEqualTo("deployed");
        assertThat(installed.getOutput()).contains("there is no bridge yet").doesNotContain("NOTHING IS ALLOWED");
        assertThat(deployment("operator").getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment("bridge")).isNull();
        aRequest();
        theExamplesAreTaken();

        Release upgraded = cluster.upgrade("{operator: {replicas: 3}, bridge: {" + SENDER + "}}");
        assertThat(upgraded.getOutput()).contains("get secret bridge-shop", "NOTHING IS ALLOWED YET");
        assertThat(deployment("operator").getSpec().getReplicas()).isEqualTo(3);
        assertThat(deployment("bridge").getSpec().getReplicas()).isEqualTo(2);

        cluster.uninstall();
        assertThat(left()).containsExactly(
                "customresourcedefinition.apiextensions.k8s.io/packetcapturepolicies.capture.netwatch.io",
                "customresourcedefinition.apiextensions.k8s.io/packetcapturerequests.capture.netwatch.io");
        assertThat(cluster.admin().resources(PacketCaptureRequest.class).inNamespace("shop").withName("kept").get())
                .isNotNull();

        assertThat(cluster.install("").getStatus()).isEqualTo("deployed");
        cluster.uninstall();
    }

    /** All that speaks of the release, and the CRDs, which carry no label. */
    private static List<String> left() throws IOException, InterruptedException {
        String kinds = "deployments,services,serviceaccounts,configmaps,networkpolicies,poddisruptionbudgets,roles,"
                + "rolebindings,clusterroles,clusterrolebindings";
        return Stream.of(cluster.kubectl().run("get " + kinds + " -A -o name -l " + LABEL),
                cluster.kubectl().run("get validatingadmissionpolicies,validatingadmissionpolicybindings -o name"),
                cluster.kubectl().run("get crds -o name")).flatMap(result -> result.output().lines())
                .filter(line -> line.contains("packet")).sorted().toList();
    }

    private static void theExamplesAreTaken() throws Exception {
        for (Path folder : GitOpsTest.folders().stream().filter(each -> !each.endsWith("operator")).toList()) {
            Kubectl.Result result = cluster.kubectl()
                    .run("apply --server-side --dry-run=server -k " + folder.toAbsolutePath());
            assertThat(result.exit()).as("%s: %s", folder, result.output()).isZero();
            assertThat(result.output()).hasLineCount(2);
        }
    }

    private static void aRequest() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            cluster.apply(
                    """
                            apiVersion: capture.netwatch.io/v1alpha1
                            kind: PacketCaptureRequest
                            metadata: {name: kept, namespace: shop}
                            spec:
                              target: {resourceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m}
                              storage: {filePath: /var/captures/a.cap}
                            """);
            return true;
        });
    }

    private static Deployment deployment(String which) {
        return cluster.admin().apps().deployments().inNamespace(Chart.RELEASE).withName(Chart.RELEASE + "-" + which)
                .get();
    }

    /** What the Deployment's controller would create, in the restricted namespace of the release. */
    private static ObjectNode pod(JsonNode deployment) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", deployment.at("/metadata/name").asText())
                .put("namespace", Chart.RELEASE);
        pod.set("spec", deployment.at("/spec/template/spec"));
        return pod;
    }
}
