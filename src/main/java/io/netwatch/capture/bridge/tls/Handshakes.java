package io.netwatch.capture.bridge.tls;

import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * Ends handshakes that take too long. Helidon 4.3 knows no limit for them, and its idle timeout begins behind them; the
 * one place where a connection can be seen before its handshake is where its socket's options are set.
 */
record Handshakes(SocketOptions usual, Duration longest, ScheduledExecutorService timer) implements SocketOptions {
    private static final Logger LOG = System.getLogger(Handshakes.class.getName());

    @Override
    public void configureSocket(Socket accepted) {
        usual.configureSocket(accepted);
        if (accepted instanceof SSLSocket socket) {
            watch(socket);
        }
    }

    /** Closing may wait for whoever reads, which must not hold up the timer. */
    private void watch(SSLSocket socket) {
        try {
            Future<?> _ = timer.schedule(() -> {
                if (isUnfinished(socket)) {
                    Thread.startVirtualThread(() -> end(socket));
                }
            }, longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            end(socket);
        }
    }

    /** Whether there is an application protocol, if only none, is decided by the handshake. */
    private static boolean isUnfinished(SSLSocket socket) {
        return socket.getApplicationProtocol() == null;
    }

    private static void end(SSLSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection whose handshake took too long was gone already.", e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return usual.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return usual.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return usual.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return usual.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return usual.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return usual.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return usual.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return usual.tcpNoDelay();
    }
}
