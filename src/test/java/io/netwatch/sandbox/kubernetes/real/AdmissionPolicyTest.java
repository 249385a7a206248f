package io.netwatch.sandbox.kubernetes.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admission policies on a real kube-apiserver with RBAC: alice may read the Secret azure, bob may not. */
class AdmissionPolicyTest {
    private static final String BRIDGE = "system:serviceaccount:packet-capture-operator:packet-capture-operator-bridge";
    private static final String API = "capture.netwatch.io/v1alpha1";
    private static final String TARGET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m";
    private static final String SPEC = "target: {resourceId: " + TARGET + "}, storage: {filePath: /var/captures/a.cap}";
    private static final String TRIGGER = SPEC + ", trigger: {alertKey: k, policy: p}";
    private static final String CREDENTIALS = SPEC + ", credentialsRef: {name: azure}";
    private static final String RIGHTS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: captures, namespace: default}
            rules:
            - {apiGroups: [capture.netwatch.io], resources: [packetcapturerequests, packetcapturepolicies], verbs: ["*"]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: captures, namespace: default}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: captures}
            subjects:
            - {kind: User, apiGroup: rbac.authorization.k8s.io, name: alice}
            - {kind: User, apiGroup: rbac.authorization.k8s.io, name: bob}
            - {kind: ServiceAccount, namespace: packet-capture-operator, name: packet-capture-operator-bridge}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: azure-secret, namespace: default}
            rules:
            - {apiGroups: [""], resources: [secrets], resourceNames: [azure], verbs: [get]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: azure-secret, namespace: default}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: azure-secret}
            subjects:
            - {kind: User, apiGroup: rbac.authorization.k8s.io, name: alice}
            """;

    @TempDir
    static Path folder;
    private static KubeApiServer server;
    private static KubernetesClient admin;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Binaries> binaries = Binaries.find();
        assumeTrue(binaries.isPresent(), Binaries.REMEDY);
        server = KubeApiServer.start(binaries.orElseThrow(), folder, 0);
        server.writeKubeconfig(folder.resolve("kubeconfig"));
        admin = as(null);
        for (String crd : new String[]{"packetcapturerequests", "packetcapturepolicies"}) {
            apply(Files.readString(Path.of("crds", crd + ".capture.netwatch.io.yaml")));
        }
        apply(Files.readString(Path.of("charts", "packet-capture-operator", "files", "admission-policy.yaml")));
        apply(RIGHTS);
        awaitPolicies();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            admin.close();
            server.close();
        }
    }

    @BeforeEach
    void empty() {
        for (String kind : new String[]{"PacketCaptureRequest", "PacketCapturePolicy"}) {
            admin.genericKubernetesResources(API, kind).inNamespace("default").delete();
        }
    }

    @Test
    void onlyTheBridgeSaysThatAnAlertHasOrderedARequest() {
        assertThatCode(() -> create(BRIDGE, "PacketCaptureRequest", TRIGGER)).doesNotThrowAnyException();
        assertThatCode(() -> create("alice", "PacketCaptureRequest", SPEC)).doesNotThrowAnyException();
        assertRefused(() -> create("alice", "PacketCaptureRequest", TRIGGER),
                "spec.trigger is written by the bridge only (" + BRIDGE + "): leave it as it is");
    }

    @Test
    void aTriggerStaysAsItIs() {
        String ordered = create(BRIDGE, "PacketCaptureRequest", TRIGGER);

        assertRefused(() -> patch("alice", ordered, "{\"spec\":{\"trigger\":{\"alertKey\":\"other\"}}}"),
                "spec.trigger");
        assertRefused(() -> patch("alice", ordered, "{\"spec\":{\"trigger\":null}}"), "spec.trigger");
        assertThatCode(() -> patch("alice", ordered, "{\"spec\":{\"reason\":\"mine\"}}")).doesNotThrowAnyException();

        String written = create("alice", "PacketCaptureRequest", SPEC);
        assertRefused(() -> patch("alice", written, "{\"spec\":{\"trigger\":{\"alertKey\":\"k\",\"policy\":\"p\"}}}"),
                "spec.trigger");
    }

    @Test
    void onlyWhoMayReadASecretMayUseIt() {
        assertThatCode(() -> create("alice", "PacketCaptureRequest", CREDENTIALS)).doesNotThrowAnyException();
        assertRefused(() -> create("bob", "PacketCaptureRequest", CREDENTIALS),
                "credentialsRef names Secret default/azure, which you may not read: ask for the right to get it");
        assertRefused(() -> create("alice", "PacketCaptureRequest", CREDENTIALS.replace("azure", "payroll")),
                "default/payroll");
    }

    @Test
    void aRequestWithASecretIsChangedOnlyByWhoMayReadIt() {
        String request = create("alice", "PacketCaptureRequest", CREDENTIALS);

        assertRefused(() -> patch("bob", request, "{\"spec\":{\"timeLimitSeconds\":60}}"), "credentialsRef");
        assertThatCode(() -> patch("bob", request, "{\"metadata\":{\"labels\":{\"by\":\"bob\"}}}"))
                .as("what changes no spec uses no Secret").doesNotThrowAnyException();
        assertThatCode(() -> patch("alice", request, "{\"spec\":{\"timeLimitSeconds\":60}}"))
                .doesNotThrowAnyException();
        String plain = create("bob", "PacketCaptureRequest", SPEC);
        assertRefused(() -> patch("bob", plain, "{\"spec\":{\"credentialsRef\":{\"name\":\"azure\"}}}"),
                "credentialsRef");
        assertThatCode(() -> delete("bob", request)).doesNotThrowAnyException();
    }

    @Test
    void theAuthorOfAPolicyIsAskedSoThatTheBridgeNeedNotBe() {
        String policy = "match: {alertRules: [\"*\"]}, template: {storage: {filePath: /var/captures/a.cap},"
                + " credentialsRef: {name: azure}}";

        assertThatCode(() -> create("alice", "PacketCapturePolicy", policy)).doesNotThrowAnyException();
        assertRefused(() -> create("bob", "PacketCapturePolicy", policy), "credentialsRef");
        assertThatCode(
                () -> create("bob", "PacketCapturePolicy", policy.replace(", credentialsRef: {name: azure}", "")))
                .doesNotThrowAnyException();
        assertThatCode(
                () -> create(BRIDGE, "PacketCaptureRequest", CREDENTIALS + ", trigger: {alertKey: k, policy: p}"))
                .doesNotThrowAnyException();
    }

    private interface Deed {
        void run();
    }

    private static void assertRefused(Deed deed, String words) {
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(deed::run).satisfies(refusal -> {
            assertThat(refusal.getCode()).isEqualTo(403);
            assertThat(refusal.getMessage()).contains(words);
        });
    }

    private static String create(String user, String kind, String spec) {
        try (KubernetesClient client = as(user)) {
            return client.genericKubernetesResources(API, kind).inNamespace("default").load(stream("""
                    apiVersion: %s
                    kind: %s
                    metadata: {generateName: a-}
                    spec: {%s}
                    """.formatted(API, kind, spec))).create().getMetadata().getName();
        }
    }

    private static void patch(String user, String name, String patch) {
        try (KubernetesClient client = as(user)) {
            client.genericKubernetesResources(API, "PacketCaptureRequest").inNamespace("default").withName(name)
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
        }
    }

    private static void delete(String user, String name) {
        try (KubernetesClient client = as(user)) {
            client.genericKubernetesResources(API, "PacketCaptureRequest").inNamespace("default").withName(name)
                    .delete();
        }
    }

    /** Somebody else by impersonation, which the administrator may do. */
    private static KubernetesClient as(String user) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(folder.resolve("kubeconfig").toFile()))
                .withNamespace("default").withImpersonateUsername(user).withRequestRetryBackoffLimit(0).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void apply(String manifests) {
        admin.load(stream(manifests)).serverSideApply();
    }

    /** New policies take a moment until the server holds them, and so does a new kind. */
    private static void awaitPolicies() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptionsMatching(_ -> true).untilAsserted(() -> {
            assertRefused(() -> create("alice", "PacketCaptureRequest", TRIGGER), "spec.trigger");
            assertRefused(() -> create("bob", "PacketCaptureRequest", CREDENTIALS), "credentialsRef");
            assertThat(admin.genericKubernetesResources(API, "PacketCapturePolicy").inNamespace("default").list()
                    .getItems()).extracting(GenericKubernetesResource::getKind).isEmpty();
        });
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
