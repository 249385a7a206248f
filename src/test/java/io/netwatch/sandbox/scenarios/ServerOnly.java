package io.netwatch.sandbox.scenarios;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.EventWriter;
import io.netwatch.capture.cluster.Fabric8Cluster;
import io.netwatch.capture.cluster.Fabric8PolicyStatuses;
import io.netwatch.capture.cluster.Fabric8RequestStore;
import io.netwatch.capture.cluster.OwnWatch;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.operator.Acts;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.Operation;
import io.netwatch.capture.operator.PolicyReconciler;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.launcher.Folder;
import io.netwatch.sandbox.launcher.Kubernetes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An API server that knows our resources and is empty before each test, for tests that run the operator's loop in their
 * own process to get between it and the server.
 */
final class ServerOnly implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private Kubernetes server;
    private KubernetesClient operatorsClient;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path folder = Path.of("target", "scenarios", SiteExtension.KUBERNETES,
                context.getRequiredTestClass().getSimpleName());
        server = SiteExtension.apiServer().start(new Folder(Files.createDirectories(folder).toAbsolutePath()), 0);
        for (String plural : new String[]{"packetcapturerequests", "packetcapturepolicies"}) {
            server.apply(Path.of("crds", plural + ".capture.netwatch.io.yaml"));
        }
        operatorsClient = new KubernetesClientBuilder().withConfig(server.client().getConfiguration()).build();
        // A CRD is served a moment after it is stored.
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> people().all().isEmpty());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        people().all().forEach(left -> {
            ObjectMeta meta = left.getMetadata();
            people().patch(meta.getName(), "{\"metadata\":{\"finalizers\":null}}");
            people().delete(meta.getName());
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (operatorsClient != null) {
            operatorsClient.close();
        }
        if (server != null) {
            server.close();
        }
    }

    Requests people() {
        return new Requests(server.client(), "default");
    }

    /** Somebody writes to a request's status. */
    void tell(String name, String merge) {
        server.client().resources(PacketCaptureRequest.class).inNamespace("default").withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), merge);
    }

    KubernetesClient operatorsClient() {
        return operatorsClient;
    }

    /** @param between what stands between the visits and the server */
    Operation operation(Reach reach, UnaryOperator<Cluster> between, Acts acts) {
        InstantSource clock = InstantSource.system();
        Decide decide = new Decide(new Rules(new InstallId("0123abcd"), reach));
        OwnWatch watch = OwnWatch.create();
        Cluster cluster = between.apply(new Fabric8Cluster(operatorsClient, new EventWriter(operatorsClient, clock),
                _ -> List.of(), _ -> List.of(), watch));
        PolicyVisit policies = new PolicyVisit(new Fabric8PolicyStatuses(operatorsClient), (_, _) -> Activity.NONE,
                new Drills(cluster::read, new Fabric8RequestStore(operatorsClient)::create, clock),
                new Rehearsals(acts, decide, clock),
                new Recorders(cluster, new Fabric8RequestStore(operatorsClient)::create, clock), clock);
        return Operation.start(operatorsClient, new Visit(cluster, acts, decide, clock),
                new PolicyReconciler(policies, watch.recordings()), clock, watch, Optional.empty(), Metrics.NOOP);
    }
}
