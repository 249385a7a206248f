package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.kubernetes.real.KubeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Which Kubernetes API a run uses. */
public sealed interface ApiServer {

    /**
     * Starts it, when it is ours to start.
     *
     * @param port 0 for a free one; without meaning for a cluster that is there already
     */
    Kubernetes start(Folder folder, int port) throws IOException, InterruptedException;

    /** The small one of this project, in this process. */
    record Box() implements ApiServer {
        @Override
        public Kubernetes start(Folder folder, int port) throws IOException {
            KubernetesInABox box = KubernetesInABox.start(port, InstantSource.system(), new SpecAdmission());
            box.writeKubeconfig(folder.kubeconfig());
            return Kubernetes.at("Kubernetes in a box", folder.kubeconfig(), box::close);
        }
    }

    /** Kubernetes' own, with an etcd, as processes of this run. */
    record Real(Binaries binaries) implements ApiServer {
        @Override
        public Kubernetes start(Folder folder, int port) throws IOException, InterruptedException {
            KubeApiServer server = KubeApiServer.start(binaries, folder.path(), port);
            server.writeKubeconfig(folder.kubeconfig());
            return Kubernetes.at("kube-apiserver", folder.kubeconfig(), server::close);
        }
    }

    /** A cluster that somebody else runs; its CRDs are ours from then on, and stay. */
    record Existing(Path kubeconfig) implements ApiServer {
        @Override
        public Kubernetes start(Folder folder, int port) {
            return Kubernetes.at("Your cluster", kubeconfig.toAbsolutePath(), () -> {});
        }
    }
}
