package io.netwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.kubernetes.real.FreePort;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Operator and bridge as the chart installs them: two processes with the chart's configuration and their own accounts,
 * on a real kube-apiserver with RBAC that notes every call. What the chart grants is what they do, no more and no less.
 */
class LeastPrivilegeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAMESPACE = "default";

    /** The Operator SDK asks whether it may before it starts, and then uses patch. */
    private static final Grant ASKED_FOR = new Grant(Chart.RELEASE + "-operator", Chart.RELEASE, "update",
            "coordination.k8s.io/leases", "packet-capture-operator");

    private static Cluster cluster;
    private static Audit audit;
    private static Site site;
    private static Chart chart;
    private static Pod operator;
    private static Pod bridge;
    private static String alerts;
    private static String metricsOfARecorder;

    @BeforeAll
    static void install() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "chart", "least-privilege"));
        Files.deleteIfExists(folder.resolve("audit.log"));
        audit = Audit.in(folder);
        cluster = Cluster.start(folder, audit.options());
        site = Site.open(folder, Site.Options.of(new ApiServer.Existing(cluster.kubeconfig()), 10, NAMESPACE,
                Launch.CLASSES).withOperators(0), pid -> {});
        cluster.namespaces(Chart.RELEASE);
        chart = Chart.render(values());
        cluster.install(values());
        int port = FreePort.find();
        String token = "a-token-of-the-sender";
        Path tokenFile = Files.writeString(folder.resolve("token").toAbsolutePath(), token);
        Path secretFile = Files.writeString(folder.resolve("app-secret").toAbsolutePath(), site.clientSecret());
        operator = Pod.start(chart, "operator", cluster.admin(), folder, FreePort.find(),
                Map.of("/var/run/secrets/azure-credential/credential", secretFile.toString()));
        bridge = Pod.start(chart, "bridge", cluster.admin(), folder, FreePort.find(), Map.of("port: 8080",
                "host: 127.0.0.1\n  port: " + port, "/var/run/secrets/bridge-tokens/0/token", tokenFile.toString()));
        alerts = "http://127.0.0.1:" + port + "/alerts/" + token;
        for (Pod pod : List.of(operator, bridge)) {
            site.web().awaitOk(pod.health("/readyz").toString(), PATIENCE);
        }
        aCaptureWithASecretOfItsNamespaceEndsAndExpires();
        aRequestIsRefusedTwiceForTheSameReason();
        alertsAreTakenRepeatedCoveredAndResolved();
        aFireDrillIsMade();
        aRecorderIsArmedFrozenAndDisarmed();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : new AutoCloseable[]{operator, bridge, site, cluster}) {
            close(part);
        }
    }

    @Test
    void everythingThatTheChartGrantsIsUsed() {
        Awaitility.await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unused()).as("granted and never used").containsExactly(ASKED_FOR));
    }

    @Test
    void nothingIsForbidden() throws Exception {
        assertThat(audit.entries()).hasSizeGreaterThan(50).noneMatch(entry -> entry.status() == 403);
    }

    @Test
    void everyMetricOfTheAlertRulesExists() throws Exception {
        JsonNode rules = Chart.render(values() + "metrics: {prometheusRule: {enabled: true}}\n").all("PrometheusRule")
                .findFirst().orElseThrow();
        // A recorder that is switched off has no series.
        String metrics = metricsOfARecorder + site.web().get(operator.health("/metrics").toString()).text()
                + site.web().get(bridge.health("/metrics").toString()).text();

        assertThat(Pattern.compile("(capture_\\w+)\\{").matcher(rules.toString()).results()
                .map(found -> found.group(1)).distinct()
                // Only a bridge that speaks HTTPS itself has a certificate.
                .filter(name -> !name.startsWith("capture_bridge_certificate_"))).hasSizeGreaterThan(3)
                .allMatch(name -> metrics.contains("\n" + name + "{") || metrics.contains("\n" + name + " "));
    }

    /** Its time to live makes the operator delete it, and so take its finalizer off. */
    private static void aCaptureWithASecretOfItsNamespaceEndsAndExpires() {
        cluster.admin().resource(new SecretBuilder().withNewMetadata().withNamespace(NAMESPACE).withName("azure")
                .endMetadata().withStringData(Map.of("AZURE_TENANT_ID", tenant(), "AZURE_CLIENT_ID", World.CLIENT,
                        "AZURE_CLIENT_SECRET", site.clientSecret()))
                .build()).create();
        create("with-a-secret", machine("web-2"), "ttlSecondsAfterFinished: 1, credentialsRef: {name: azure}");
        Awaitility.await().atMost(PATIENCE).until(() -> events("with-a-secret", "Completed") == 1);
        Awaitility.await().atMost(PATIENCE).until(() -> get("with-a-secret") == null);
    }

    /** The second Event of one reason is the first one counted up. */
    private static void aRequestIsRefusedTwiceForTheSameReason() {
        String elsewhere = machine("web-1").replace(ExampleWorld.SUBSCRIPTION, "00000000-0000-0000-0000-0000000000ff");
        create("refused", elsewhere, "reason: a test");
        await("refused", "NotAllowed");
        target("refused", machine("nobody"));
        await("refused", "TargetNotFound");
        target("refused", elsewhere);
        await("refused", "NotAllowed");
        Awaitility.await().atMost(PATIENCE).until(() -> events("refused", "NotAllowed") == 2);
    }

    private static void alertsAreTakenRepeatedCoveredAndResolved() throws Exception {
        Instant now = InstantSource.system().instant();
        cluster.apply(Files.readString(Path.of("examples", "policy.yaml")).replace("spec:", "spec:\n  onResolved: Stop")
                .replace("timeLimitSeconds: 10", "timeLimitSeconds: 1800"));
        String fired = ExampleAlert.FIRED.message("first", now);
        String name = site.web().awaitAnswer(() -> site.web().post(alerts, fired),
                answer -> answer.text().contains("\"created\""), PATIENCE).json().at("/requests/0/name").asText();
        assertThat(site.web().post(alerts, fired).text()).contains("already-stored");
        await(name, "Running");
        for (int count = 1; count <= 2; count++) {
            assertThat(site.web().post(alerts, ExampleAlert.FIRED.message("other-" + count, now)).text())
                    .contains("covered");
            int told = count;
            Awaitility.await().atMost(PATIENCE).until(() -> events("egress-spike", "Suppressed") == told);
        }
        assertThat(site.web().post(alerts, ExampleAlert.RESOLVED.message("first", now)).text()).contains("stopped");
        await(name, "StoppedEarly");
    }

    private static void aFireDrillIsMade() {
        String asked = InstantSource.system().instant() + " " + machine("web-2");
        cluster.admin().resources(PacketCapturePolicy.class).inNamespace(NAMESPACE).withName("egress-spike").patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"annotations\":{\"capture.netwatch.io/drill-requested-at\":\"" + asked + "\"}}}");
        Awaitility.await().atMost(PATIENCE).until(() -> cluster.admin().resources(PacketCaptureRequest.class)
                .inNamespace(NAMESPACE).list().getItems().stream()
                .anyMatch(request -> request.getMetadata().getName().contains("drill")));
    }

    private static void aRecorderIsArmedFrozenAndDisarmed() throws Exception {
        cluster.apply(Files.readString(Path.of("examples", "flight-recorder.yaml")));
        Awaitility.await().atMost(PATIENCE).until(() -> recordings("Recording") == 1);
        String fired = ExampleAlert.FIRED.message("late", InstantSource.system().instant()).replace("web-1", "web-2");
        site.web().awaitAnswer(() -> site.web().post(alerts, fired), answer -> answer.text().contains("\"created\""),
                PATIENCE);
        Awaitility.await().atMost(PATIENCE).until(() -> recordings("Frozen") == 1 && recordings("Recording") == 1);
        metricsOfARecorder = site.web().get(operator.health("/metrics").toString()).text();
        cluster.admin().resources(PacketCapturePolicy.class).inNamespace(NAMESPACE).withName("black-box")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":true}}");
        Awaitility.await().atMost(PATIENCE).until(() -> recordings("Recording") == 0);
    }

    private static long recordings(String word) {
        return cluster.admin().resources(PacketCaptureRequest.class).inNamespace(NAMESPACE)
                .withLabel("capture.netwatch.io/recorder", "black-box").list().getItems().stream()
                .filter(request -> Follow.word(request).equals(word)).count();
    }

    private static List<Grant> unused() throws Exception {
        List<Grant> deeds = audit.entries().stream().filter(entry -> entry.status() < 400).map(Audit.Entry::deed)
                .toList();
        return Grant.of(chart).stream().filter(grant -> deeds.stream().noneMatch(grant::covers)).toList();
    }

    private static void create(String name, String machine, String more) {
        cluster.apply("""
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: %s, namespace: %s}
                spec: {target: {resourceId: %s}, timeLimitSeconds: 20, storage: {accountId: %s}, %s}
                """.formatted(name, NAMESPACE, machine, ExampleWorld.ACCOUNT.id(), more));
    }

    private static void target(String name, String machine) {
        cluster.admin().resources(PacketCaptureRequest.class).inNamespace(NAMESPACE).withName(name).patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\":{\"target\":{\"resourceId\":\"" + machine + "\"}}}");
    }

    private static PacketCaptureRequest get(String name) {
        return cluster.admin().resources(PacketCaptureRequest.class).inNamespace(NAMESPACE).withName(name).get();
    }

    private static void await(String name, String word) {
        Awaitility.await().atMost(PATIENCE).until(() -> Follow.word(get(name)), word::equals);
    }

    private static int events(String name, String reason) {
        return cluster.admin().v1().events().inNamespace(NAMESPACE).withField("involvedObject.name", name).list()
                .getItems().stream().filter(event -> event.getReason().equals(reason))
                .mapToInt(event -> event.getCount()).sum();
    }

    private static String machine(String name) {
        return ExampleWorld.machine(name, "10.0.0.9").id().toString();
    }

    private static String tenant() {
        return site.world().served().tenants().getFirst().id();
    }

    private static String values() {
        var azure = site.world().azure();
        return """
                crds: {install: false}
                operator: {credentialSecret: {name: azure-app, key: secret}}
                bridge: {tokens: [{namespace: %s, secret: {name: bridge-default, key: token}}]}
                credentialSecrets: [{namespace: %s, names: [azure]}]
                config:
                  allow: [{namespace: %s, scope: /subscriptions/%s}]
                  azure:
                    cloud: "%s"
                    credential: ClientSecret
                    tenantId: %s
                    clientId: %s
                    clouds:
                    - {name: "%s", resourceManager: "%s", authority: "%s", audience: "%s", blobEndpoint: "%s/{account}",
                       caFile: "%s"}
                """.formatted(NAMESPACE, NAMESPACE, NAMESPACE, ExampleWorld.SUBSCRIPTION, site.world().served().name(),
                tenant(), World.CLIENT, site.world().served().name(), azure.armUrl(), azure.authorityUrl(),
                azure.armUrl(), azure.blobUrl(), site.folder().path().resolve("ca.pem"));
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
