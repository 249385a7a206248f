package io.netwatch.capture.bridge.tls;

import io.helidon.common.socket.SocketOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * TLS of the server, with a certificate that may change while it serves: a mounted Secret is replaced in place, and
 * nothing tells. The files are read every ten seconds; what cannot be used changes nothing and is said once.
 */
public final class ServerTls implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ServerTls.class.getName());
    private static final int LOOK_SECONDS = 10;

    private final TlsFiles files;
    private final ChosenKeys keys;
    private final SSLContext context;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("bridge-certificate").factory());
    private volatile TlsFiles.Content used;
    private volatile Optional<String> trouble = Optional.empty();

    private ServerTls(TlsFiles files, TlsFiles.Content content) throws GeneralSecurityException {
        this.files = files;
        this.used = content;
        this.keys = new ChosenKeys(ServerKey.of(files, content));
        this.context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[]{keys}, null, null);
    }

    /**
     * Looks after the files until closed.
     *
     * @throws IllegalArgumentException with a sentence when they cannot be used as they are
     */
    public static ServerTls start(TlsFiles files) {
        ServerTls tls = open(files);
        Future<?> _ = tls.timer.scheduleWithFixedDelay(tls::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return tls;
    }

    /** @throws IllegalArgumentException with a sentence when the server could not start with these files */
    public static void check(TlsFiles files) {
        open(files).close();
    }

    static ServerTls open(TlsFiles files) {
        try {
            return new ServerTls(files,
                    files.content().or(files::content).orElseThrow(() -> new IllegalArgumentException(
                            "bridge.tls: the files are being replaced at this moment. Start again.")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /** Options for the sockets of connections, which end a handshake that takes longer than this. */
    public SocketOptions connections(Duration longest) {
        return new Handshakes(SocketOptions.create(), longest, timer);
    }

    public SSLContext context() {
        return context;
    }

    /** When the certificate that new connections get ends. */
    public Instant expires() {
        return keys.present().expires();
    }

    /** Why the files are not used as they are now; nothing when they are. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Takes over what the files hold now; done by itself every ten seconds. */
    public void look() {
        try {
            files.content().filter(now -> !now.equals(used)).ifPresentOrElse(this::change,
                    () -> trouble = Optional.empty());
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
        }
    }

    private void change(TlsFiles.Content content) {
        keys.change(ServerKey.of(files, content));
        used = content;
        trouble = Optional.empty();
        LOG.log(Level.INFO, "New connections get the certificate that {0} holds now; it ends at {1}.",
                files.certificate(), expires());
    }

    private void say(String sentence) {
        if (!trouble.equals(Optional.of(sentence))) {
            LOG.log(Level.ERROR, "The certificate stays as it was, until {0}: {1}", expires(), sentence);
        }
        trouble = Optional.of(sentence);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
