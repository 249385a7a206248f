package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.operator.Operation;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.simulation.Histories;
import io.netwatch.sandbox.simulation.Histories.Step;
import io.netwatch.sandbox.simulation.ModelPeople;
import io.netwatch.sandbox.simulation.Sightings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The simulation stands on a small model of what JOSDK promises. Here the same ten histories are played on the model and
 * on JOSDK, and the same is visited.
 */
class JosdkContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Allowance ALL = new Allowance("*", "/subscriptions/" + ExampleWorld.SUBSCRIPTION);
    /** Longer than JOSDK's second repeat after a failure. */
    private static final long QUIET_MILLIS = 2_500;

    @RegisterExtension
    static final ServerOnly SERVER = new ServerOnly();

    @Test
    void theModelVisitsWhatJosdkVisits() {
        Map<String, List<Step>> model = ModelPeople.play();
        try (Real real = new Real()) {
            assertThat(Histories.play(real, real.seen)).containsExactlyInAnyOrderEntriesOf(model);
        }
    }

    @Test
    void aVisitThatNeverComesBackDoesNotHoldUpTheEnd() throws Exception {
        SERVER.people().create("stuck", "web-2", 60);
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Observation> never = new CompletableFuture<>();
        Operation operation = SERVER.operation(new Reach(List.of(ALL)), cluster -> cluster,
                (_, _) -> {
                    entered.countDown();
                    return never.join(); // an interrupt does not end it either
                });
        assertThat(entered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        try {
            assertThat(CompletableFuture.runAsync(operation::close)).succeedsWithin(PATIENCE);
            assertThat(never).isNotDone();
        } finally {
            never.complete(new Observation.Nothing());
        }
    }

    /** People before the real API server and the real operator. */
    private static final class Real implements Histories.People, AutoCloseable {
        private final Requests people = SERVER.people();
        private Sightings seen;
        private Operation operation = start();

        private Operation start() {
            return SERVER.operation(new Reach(List.of()), cluster -> {
                seen = seen == null ? new Sightings(cluster) : seen;
                return seen;
            }, (_, call) -> {
                throw new AssertionError("Azure is asked: " + call);
            });
        }

        @Override
        public void create(String name) {
            await().atMost(PATIENCE).until(() -> !people.names().contains(name));
            people.create(name, "web-2", 60);
        }

        @Override
        public void edit(String name) {
            people.touch(name, people.get(name).getSpec().reason() + "+");
        }

        @Override
        public void label(String name) {
            people.patch(name, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        }

        @Override
        public void tell(String name) {
            SERVER.tell(name, "{\"status\":{\"targetName\":\"told\"}}");
        }

        @Override
        public void delete(String name) {
            people.delete(name);
        }

        @Override
        public void disarm(String name) {
            people.patch(name, "{\"metadata\":{\"finalizers\":null}}");
        }

        @Override
        public void restart() {
            operation.close();
            operation = start();
        }

        @Override
        public void rest() {
            await().atMost(PATIENCE).until(() -> seen.quietMillis() > QUIET_MILLIS);
        }

        @Override
        public void close() {
            operation.close();
        }
    }
}
