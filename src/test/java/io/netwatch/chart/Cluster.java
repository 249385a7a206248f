package io.netwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.sandbox.kubernetes.Kubectl;
import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.kubernetes.real.KubeApiServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real kube-apiserver, Helm and kubectl. It runs no pods; the tests are skipped where its binaries are missing. */
record Cluster(KubeApiServer server, Path kubeconfig, KubernetesClient admin, Kubectl kubectl)
        implements
            AutoCloseable {

    static Cluster start(Path folder, List<String> options) throws IOException, InterruptedException {
        assumeTrue(Binaries.find().isPresent(), Binaries.REMEDY);
        Binaries binaries = Binaries.find().orElseThrow();
        KubeApiServer server = KubeApiServer.start(binaries, folder, 0, options);
        Path kubeconfig = folder.resolve("kubeconfig").toAbsolutePath();
        server.writeKubeconfig(kubeconfig);
        KubernetesClient admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile())).build();
        return new Cluster(server, kubeconfig, admin, new Kubectl(binaries.kubectl(), kubeconfig, folder));
    }

    /** Namespaces in which the API server itself would refuse a pod that is not restricted. */
    void namespaces(String... names) {
        for (String name : names) {
            admin.resource(new NamespaceBuilder().withNewMetadata().withName(name)
                    .withLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted")).endMetadata().build())
                    .create();
        }
    }

    void apply(String manifests) {
        admin.load(new ByteArrayInputStream(manifests.getBytes(UTF_8))).serverSideApply();
    }

    Release install(String values) {
        Path file = Chart.file(values);
        InstallCommand install = new Helm(Chart.FOLDER).install().withName(Chart.RELEASE)
                .withNamespace(Chart.RELEASE).withKubeConfig(kubeconfig).withValuesFile(file);
        try {
            return install.call();
        } finally {
            file.toFile().delete();
        }
    }

    Release upgrade(String values) {
        Path file = Chart.file(values);
        UpgradeCommand upgrade = new Helm(Chart.FOLDER).upgrade().withName(Chart.RELEASE)
                .withNamespace(Chart.RELEASE).withKubeConfig(kubeconfig).withValuesFile(file);
        try {
            return upgrade.call();
        } finally {
            file.toFile().delete();
        }
    }

    void uninstall() {
        Helm.uninstall(Chart.RELEASE).withNamespace(Chart.RELEASE).withKubeConfig(kubeconfig).call();
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }
}
