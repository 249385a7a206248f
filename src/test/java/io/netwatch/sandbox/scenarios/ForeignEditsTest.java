package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.javaoperatorsdk.operator.Operator;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.operator.Operation;
import io.netwatch.sandbox.scenarios.Interference.Moment;
import io.netwatch.sandbox.scenarios.Interference.Write;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People edit and delete just when the operator writes the status. JOSDK 5.3 takes what comes then for the echo of its
 * own write, and forgets it; {@code RequestReconciler} therefore never lets JOSDK write.
 */
class ForeignEditsTest {
    private static final int REQUESTS = 200;
    private static final int EDITS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final ServerOnly SERVER = new ServerOnly();

    private final Requests people = SERVER.people();

    @ParameterizedTest
    @EnumSource
    void noEditIsLost(Moment moment) {
        AtomicInteger edits = new AtomicInteger();
        try (Operation operation = operation(moment, EDITS,
                key -> people.touch(key.name(), "edit " + edits.incrementAndGet()))) {
            createAll();

            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(people.all()).hasSize(REQUESTS)
                            .allMatch(request -> request.getMetadata().getGeneration() == 1 + EDITS)
                            .allMatch(ForeignEditsTest::isCurrent));
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noDeletionIsLost(Moment moment) {
        try (Operation operation = operation(moment, 1, key -> people.delete(key.name()))) {
            createAll();

            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> people.all().isEmpty());
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    /** Why all this is done: when this test fails, JOSDK has learned better, and our detour may be reconsidered. */
    @Test
    void theUsualWayLosesEdits() {
        Operator operator = new Operator(settings -> settings.withKubernetesClient(SERVER.operatorsClient())
                .withCloseClientOnStop(false));
        try {
            operator.register(new NaiveReconciler(key -> people.touch(key.name(), "edit")));
            operator.start();
            createAll();

            await().atMost(PATIENCE).until(() -> people.all().stream()
                    .allMatch(request -> request.getStatus() != null && request.getMetadata().getGeneration() == 2));
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(
                    () -> assertThat(people.all()).anyMatch(request -> !isCurrent(request)));
        } finally {
            operator.stop();
        }
    }

    private void createAll() {
        IntStream.range(0, REQUESTS).forEach(i -> people.create("request-" + i, "web-1", 60));
    }

    private static boolean isCurrent(PacketCaptureRequest request) {
        return request.getMetadata().getGeneration().equals(request.getStatus().observedGeneration());
    }

    /** Nothing is allowed in Azure: every request is blocked, by one status write for each generation. */
    private static Operation operation(Moment moment, int times, Consumer<RequestKey> stranger) {
        return SERVER.operation(new Reach(List.of()),
                real -> new Interference(real, Write.STATUS, moment, times, stranger), (_, call) -> {
                    throw new AssertionError("Azure is asked: " + call);
                });
    }
}
