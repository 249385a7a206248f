package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges behind one address, restarted one after the other while alerts come in. */
class RollingRestartTest {
    /** Azure's gaps, a hundred times shorter. */
    private static final List<Duration> GAPS = Stream.of(50, 200, 50, 400, 50).map(Duration::ofMillis).toList();
    private static final int ALERTS = 300;

    private final MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Egress*");
    private final AtomicReferenceArray<Replica> replicas = new AtomicReferenceArray<>(2);
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    @TempDir
    private Path dir;

    /** A stopped one does not tell its port any more. */
    private record Replica(Bridge bridge, int port) {}

    @Test
    void noAlertIsLostAndNoneIsStoredTwice() throws Exception {
        replicas.set(0, replica());
        replicas.set(1, replica());
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            List<CompletableFuture<Boolean>> delivered = IntStream.range(0, ALERTS)
                    .mapToObj(i -> delivers(client, senders, i, 0)).toList();
            for (int i = 0; i < replicas.length(); i++) {
                replicas.get(i).bridge().close();
                replicas.set(i, replica());
            }
            for (CompletableFuture<Boolean> one : delivered) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            replicas.get(0).bridge().close();
            replicas.get(1).bridge().close();
        }
        assertThat(cluster.stored()).hasSize(ALERTS);
        assertThat(sent).as("some had to be sent again, or nothing was tested").hasValueGreaterThan(ALERTS);
    }

    private CompletableFuture<Boolean> delivers(HttpClient client, Executor senders, int alert, int retry) {
        return CompletableFuture.supplyAsync(() -> isTaken(client, alert), senders).thenCompose(taken -> taken
                || retry == GAPS.size()
                        ? CompletableFuture.completedFuture(taken)
                        : delivers(client, CompletableFuture.delayedExecutor(GAPS.get(retry).toMillis(),
                                TimeUnit.MILLISECONDS, senders), alert, retry + 1));
    }

    private boolean isTaken(HttpClient client, int alert) {
        sent.incrementAndGet();
        int port = replicas.get(turn.getAndIncrement() % replicas.length()).port();
        String message = Messages.text("common-fired").replace("0001", "%04d".formatted(alert)).replace("web-1",
                "web-" + alert);
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/"
                    + RunningBridge.TOKEN)).POST(BodyPublishers.ofByteArray(message.getBytes(UTF_8))).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Replica replica() throws IOException {
        Path token = Files.writeString(dir.resolve("token"), RunningBridge.TOKEN);
        Bridge bridge = Bridge.start(
                new BridgeConfig("127.0.0.1", 0, List.of(new BridgeConfig.Caller(token, "shop")), List.of(),
                        false, Optional.empty(), null),
                new AlertHandler(cluster, _ -> List.of(), cluster, cluster),
                InstantSource.fixed(Messages.FIRED));
        return new Replica(bridge, bridge.port());
    }
}
