package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that holds {@code etcd}, {@code kube-apiserver} and {@code kubectl}: {@code KUBEBUILDER_ASSETS} as envtest
 * knows it, or else the cache that {@code hack/kube-apiserver} fills.
 */
public record Binaries(Path folder) {
    /** What to tell somebody who has none. */
    public static final String REMEDY = "The real kube-apiserver is not on this machine: run hack/kube-apiserver once.";

    private static final Path MODULE = Path.of("hack", "control-plane", "go.mod");
    private static final Pattern VERSION = Pattern.compile("k8s\\.io/kubernetes (v\\S+)");

    /** Those on this machine, when all three are there. */
    public static Optional<Binaries> find() {
        Path folder = Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).map(Path::of).orElseGet(Binaries::cache);
        return Optional.of(new Binaries(folder)).filter(Binaries::complete);
    }

    Path etcd() {
        return folder.resolve("etcd");
    }

    Path kubeApiServer() {
        return folder.resolve("kube-apiserver");
    }

    public Path kubectl() {
        return folder.resolve("kubectl");
    }

    private boolean complete() {
        return Stream.of(etcd(), kubeApiServer(), kubectl()).allMatch(Files::isExecutable);
    }

    private static Path cache() {
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return caches.resolve("packet-capture-operator").resolve("kubernetes-" + version());
    }

    /** The Go module is the one place that names it. */
    private static String version() {
        try {
            Matcher version = VERSION.matcher(Files.readString(MODULE));
            if (!version.find()) {
                throw new IllegalStateException(MODULE + " requires no k8s.io/kubernetes");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(MODULE + " cannot be read; the working directory is the checkout", e);
        }
    }
}
