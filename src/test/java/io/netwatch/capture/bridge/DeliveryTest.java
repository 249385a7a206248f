package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.NewRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing lost and nothing twice, whatever fails, when Azure sends again as it says it does; all in virtual time. */
class DeliveryTest {
    private static final Instant FIRED = Messages.FIRED;

    private final MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Egress*");
    private final AlertHandler bridge = bridge();

    /** An alert every second, so that outages are met at each of their moments. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 60})
    void anOutageOfTheApiServerLosesNothingAndDoublesNothing(int seconds) {
        Instant begin = FIRED.plusSeconds(30);
        Predicate<Instant> down = now -> !now.isBefore(begin) && now.isBefore(begin.plusSeconds(seconds));
        ActionGroup azure = new ActionGroup((message, now) -> {
            cluster.answering(request -> down.test(now) ? new Stored.Unavailable("refused") : cluster.keep(request));
            return handle(message, now);
        });
        for (int i = 0; i < 120; i++) {
            azure.fire(alert(i), FIRED.plusSeconds(i));
        }

        assertThat(azure.run()).isEmpty();
        assertThat(cluster.stored()).hasSize(120);
    }

    /** What Azure itself gives up nobody can mend. */
    @Test
    void anOutageThatOutlastsAzuresPatienceLosesWhatFiresInIt() {
        cluster.answering(_ -> new Stored.Unavailable("refused"));
        ActionGroup azure = new ActionGroup(this::handle);
        azure.fire(alert(1), FIRED);
        azure.fire(alert(2), FIRED.plusSeconds(100));

        assertThat(azure.run()).as("the second falls into the 15 minutes without a call").hasSize(2);
    }

    @Test
    void aBridgeThatDiesBetweenStoringAndAnsweringIsAskedAgainAndStoresNothing() {
        AtomicBoolean alive = new AtomicBoolean();
        ActionGroup azure = new ActionGroup((message, now) -> {
            int status = handle(message, now);
            return alive.getAndSet(true) ? status : ActionGroup.NETWORK_ERROR;
        });
        azure.fire(alert(1), FIRED);

        assertThat(azure.run()).isEmpty();
        assertThat(cluster.stored()).hasSize(1);
    }

    @Test
    void anAnswerOfTheApiServerThatIsLostIsMetByTheNextDelivery() {
        AtomicReference<NewRequest> lost = new AtomicReference<>();
        cluster.answering(request -> {
            Stored kept = cluster.keep(request);
            return lost.compareAndSet(null, request) ? new Stored.Unavailable("timeout") : kept;
        });
        ActionGroup azure = new ActionGroup(this::handle);
        azure.fire(alert(1), FIRED);

        assertThat(azure.run()).isEmpty();
        assertThat(cluster.stored()).containsExactly(lost.get());
    }

    /** Two action groups, or one that sends again while the first answer is under way. */
    @Test
    void oneAlertAtTwoReplicasAtTheSameMomentIsOneRequest() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        cluster.answering(request -> {
            meet(together);
            return cluster.keep(request);
        });
        AlertHandler other = bridge();
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String message = alert(i);
                Future<Outcome> first = replicas.submit(() -> handle(bridge, message, FIRED));
                Future<Outcome> second = replicas.submit(() -> handle(other, message, FIRED));

                assertThat(Set.of(first.get().result(), second.get().result()))
                        .isEqualTo(Set.of("created", "already-stored"));
            }
        }
        assertThat(cluster.stored()).hasSize(50);
    }

    /** Limits that several bridges keep at once are the leader's: nobody's watch shows the others' requests yet. */
    private AlertHandler bridge() {
        return new AlertHandler(cluster, _ -> List.of(), cluster, cluster);
    }

    /** One alert about several machines, of which the API server takes some at first. */
    @Test
    void anAlertAboutManyMachinesIsAnsweredOnlyWhenAllAreStored() {
        AtomicBoolean healthy = new AtomicBoolean();
        cluster.answering(request -> healthy.get() || request.name().hashCode() % 2 == 0
                ? cluster.keep(request)
                : new Stored.Unavailable("refused"));
        String machines = String.join("\",\"", IntStream.range(0, 9).mapToObj("%02d"::formatted)
                .map(i -> "/subscriptions/5b/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-" + i)
                .toList());
        String message = Messages.text("common-fired").replaceFirst("(?s)\"alertTargetIDs\".*?]",
                "\"alertTargetIDs\":[\"" + machines + "\"]");

        assertThat(handle(message, FIRED)).isEqualTo(503);
        healthy.set(true);
        assertThat(handle(message, FIRED.plus(Duration.ofSeconds(5)))).isEqualTo(200);
        assertThat(cluster.stored()).hasSize(9);
    }

    private int handle(String message, Instant now) {
        return handle(bridge, message, now).status();
    }

    private static Outcome handle(AlertHandler bridge, String message, Instant now) {
        return bridge.handle(Message.of(message.getBytes(UTF_8)), "shop", now);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of many alerts, each about a machine of its own. */
    private static String alert(int number) {
        return Messages.text("common-fired").replace("0001", "%04d".formatted(number)).replace("web-1",
                "web-" + number);
    }
}
