package io.netwatch.capture.bridge;

import io.netwatch.capture.bridge.tls.ServerTls;
import io.netwatch.capture.bridge.tls.TlsFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the bridge listens and who may send.
 *
 * @param host address to bind
 * @param port 0 takes any free port
 * @param callers who sends with a token in the address
 * @param entra who sends with a token from Entra
 * @param both whether every sender needs both
 * @param tls the server's certificate; without one it speaks HTTP, for a proxy in front of it
 * @param deadline within which a sender must have sent its headers, then its body, and then gets its answer; a
 *            connection without a message is closed after six times that, and token files are read again after twice that.
 *            5 seconds when null: half of what Azure waits
 */
public record BridgeConfig(String host, int port, List<Caller> callers, List<EntraCaller> entra, boolean both,
        Optional<TlsFiles> tls, Duration deadline) {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    /**
     * One sender.
     *
     * @param tokenFile holds the secret that the sender puts into the URL
     * @param namespace where this sender's alerts meet policies and create requests
     */
    public record Caller(Path tokenFile, String namespace) {
        public Caller {
            Required.of(tokenFile, "bridge.tokens[].file is missing: name the file with the token.");
            Required.of(namespace, "bridge.tokens[].namespace is missing: name the sender's namespace.");
        }
    }

    /** @throws IllegalArgumentException with a sentence, when the bridge could not start like this */
    public void check() {
        UrlTokens.load(callers);
        tls.ifPresent(ServerTls::check);
    }

    public BridgeConfig {
        Required.of(host, "bridge.host is missing: name the address to listen on, such as 0.0.0.0.");
        callers = callers == null ? List.of() : List.copyOf(callers);
        entra = entra == null ? List.of() : List.copyOf(entra);
        deadline = Objects.requireNonNullElse(deadline, DEFAULT_DEADLINE);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("bridge.port is %d: use 0 to 65535.".formatted(port));
        }
        if (callers.isEmpty() && entra.isEmpty()) {
            throw new IllegalArgumentException("bridge.tokens is empty, so nobody could send an alert:"
                    + " add one with file and namespace, or a sender to bridge.entra.");
        }
        if (both && (callers.isEmpty() || entra.isEmpty())) {
            throw new IllegalArgumentException("bridge.requireBoth is true, but bridge.tokens or bridge.entra is empty,"
                    + " so nobody could send an alert: fill both, or set it to false.");
        }
    }
}
