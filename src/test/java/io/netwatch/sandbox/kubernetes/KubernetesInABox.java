package io.netwatch.sandbox.kubernetes;

import io.netwatch.sandbox.kubernetes.http.Front;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A small Kubernetes API server in this process, for kubectl, the fabric8 client and operators. It serves plain HTTP
 * on 127.0.0.1, lets everybody do everything, and forgets all when it is closed.
 */
public final class KubernetesInABox implements AutoCloseable {
    private final Cluster cluster;
    private final Front front;

    private KubernetesInABox(Cluster cluster, Front front) {
        this.cluster = cluster;
        this.front = front;
    }

    /**
     * Starts a server.
     *
     * @param port 0 for a free one
     * @param clock gives creation times, condition times and ages; waiting takes real time
     * @param admission stands in for CEL rules and webhooks
     */
    public static KubernetesInABox start(int port, InstantSource clock, Admission admission) {
        return serve(port, clock, new Cluster(clock, admission));
    }

    /** Serves a cluster that was made elsewhere, for example one with repeatable UIDs. */
    public static KubernetesInABox serve(int port, InstantSource clock, Cluster cluster) {
        return new KubernetesInABox(cluster, Front.serve(cluster, clock, port));
    }

    public URI url() {
        return front.url();
    }

    /** The model itself, to look into or to change without HTTP; clients see such changes at once. */
    public Cluster cluster() {
        return cluster;
    }

    /** Writes a kubeconfig whose only context, cluster and user are all called sandbox. */
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
                  cluster: {server: "%s"}
                users:
                - name: sandbox
                  user: {}
                """.formatted(url()));
    }

    @Override
    public void close() {
        front.close();
    }
}
