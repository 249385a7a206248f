package io.netwatch.chart;

import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.sandbox.launcher.Processes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A role's process as its pod would run it: with the chart's configuration, and a token of the chart's ServiceAccount. */
record Pod(String role, Process process, Path log, int healthPort) implements AutoCloseable {

    /**
     * @param replaced what stands in the configuration for a mounted file or a port, and what is there instead
     */
    static Pod start(Chart chart, String role, KubernetesClient admin, Path folder, int healthPort,
            Map<String, String> replaced) throws IOException {
        String text = chart.configuration(role).replace("port: 8081", "host: 127.0.0.1\n  port: " + healthPort);
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        Path config = Files.writeString(folder.resolve(role + ".yaml"), text);
        Path log = folder.resolve(role + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), "io.netwatch.capture.app.Main", "--role", role,
                        "--config", config.toString()))
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig(admin, role, folder).toString());
        return new Pod(role, builder.start(), log, healthPort);
    }

    /** What a pod finds mounted, as a kubeconfig. */
    private static Path kubeconfig(KubernetesClient admin, String role, Path folder) throws IOException {
        String token = admin.serviceAccounts().inNamespace(Chart.RELEASE).withName(Chart.RELEASE + "-" + role)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec().build())
                .getStatus().getToken();
        return Files.writeString(folder.resolve(role + ".kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: pod
                contexts: [{name: pod, context: {cluster: pod, user: pod, namespace: %s}}]
                clusters: [{name: pod, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: pod, user: {token: "%s"}}]
                """.formatted(Chart.RELEASE, admin.getMasterUrl(), admin.getConfiguration().getCaCertFile(), token));
    }

    URI health(String path) {
        return URI.create("http://127.0.0.1:" + healthPort + path);
    }

    @Override
    public void close() {
        Processes.end(process, Duration.ofSeconds(10));
    }
}
