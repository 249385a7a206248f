package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real kube-apiserver on 127.0.0.1 with an etcd of its own, both gone when it is closed.
 * It has no controller manager: nothing collects the dependents of a deleted owner, and a deleted namespace stays
 * Terminating.
 */
public final class KubeApiServer implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Credentials credentials;
    private final URI url;
    private final List<String> etcdCommand;
    private final List<String> serverCommand;
    private Child etcd;
    private Child server;

    private KubeApiServer(Credentials credentials, URI url, List<String> etcdCommand, List<String> serverCommand)
            throws IOException {
        this.credentials = credentials;
        this.url = url;
        this.etcdCommand = etcdCommand;
        this.serverCommand = serverCommand;
        launch();
    }

    /**
     * Starts both and returns when the namespace {@code default} can be used.
     *
     * @param folder for data, certificates and logs; its content of earlier runs is not read
     * @param port 0 for a free one
     * @throws IOException with the process's last words when one of them ended or took too long
     */
    public static KubeApiServer start(Binaries binaries, Path folder, int port)
            throws IOException, InterruptedException {
        return start(binaries, folder, port, List.of());
    }

    /** @param options more of kube-apiserver's own */
    public static KubeApiServer start(Binaries binaries, Path folder, int port, List<String> options)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(Files.createDirectories(folder), "kubernetes-").toAbsolutePath();
        Credentials credentials = Credentials.create(home);
        int etcdPort = FreePort.find();
        int serverPort = port == 0 ? FreePort.find() : port;
        KubeApiServer started = new KubeApiServer(credentials, URI.create("https://127.0.0.1:" + serverPort),
                etcdCommand(binaries, home, etcdPort),
                Stream.concat(serverCommand(binaries, home, credentials, etcdPort, serverPort).stream(),
                        options.stream()).toList());
        try {
            started.awaitReady();
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Ends both; what is stored stays. */
    public void stop() {
        server.close();
        etcd.close();
    }

    /** Starts both again on the same data and the same ports, and returns when they can be used. */
    public void startAgain() throws IOException, InterruptedException {
        launch();
        awaitReady();
    }

    public URI url() {
        return url;
    }

    /** Writes a kubeconfig for an administrator, whose only context, cluster and user are all called sandbox. */
    public void writeKubeconfig(Path file) throws IOException {
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: sandbox
                contexts:
                - name: sandbox
                  context: {cluster: sandbox, user: sandbox, namespace: default}
                clusters:
                - name: sandbox
                  cluster: {server: "%s", certificate-authority: "%s"}
                users:
                - name: sandbox
                  user: {token: "%s"}
                """.formatted(url, credentials.authority(), credentials.adminToken()));
    }

    @Override
    public void close() {
        stop();
    }

    private void launch() throws IOException {
        etcd = Child.start(credentials.home().resolve("etcd.log"), etcdCommand);
        server = Child.start(credentials.home().resolve("kube-apiserver.log"), serverCommand);
    }

    private void awaitReady() throws IOException, InterruptedException {
        new Readiness(url, credentials, List.of(etcd, server)).await(STARTS_WITHIN);
    }

    private static List<String> etcdCommand(Binaries binaries, Path home, int port) throws IOException {
        String client = "http://127.0.0.1:" + port;
        String peer = "http://127.0.0.1:" + FreePort.find();
        return List.of(binaries.etcd().toString(), "--data-dir", home.resolve("etcd").toString(),
                "--unsafe-no-fsync", "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster",
                "default=" + peer);
    }

    private static List<String> serverCommand(Binaries binaries, Path home, Credentials credentials, int etcdPort,
            int port) {
        return List.of(binaries.kubeApiServer().toString(), "--bind-address", "127.0.0.1", "--advertise-address",
                "127.0.0.1", "--secure-port", Integer.toString(port), "--cert-dir",
                home.resolve("certificates").toString(), "--etcd-servers", "http://127.0.0.1:" + etcdPort,
                "--token-auth-file", credentials.tokens().toString(), "--authorization-mode", "RBAC",
                "--service-account-issuer", "https://localhost", "--service-account-signing-key-file",
                credentials.serviceAccountKey().toString(), "--service-account-key-file",
                credentials.serviceAccountKey().toString(),
                // without a controller manager no namespace gets its default service account
                "--disable-admission-plugins", "ServiceAccount", "--service-cluster-ip-range", "10.0.0.0/24",
                "--endpoint-reconciler-type", "none");
    }
}
