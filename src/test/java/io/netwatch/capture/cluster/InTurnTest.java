package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private final AtomicInteger under = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** An API server that takes its time, and says how many ask at once. */
    private record Slow(InTurnTest test) implements ForwardingCluster {
        @Override
        public Cluster behind() {
            throw new UnsupportedOperationException("only read is called");
        }

        @Override
        public Optional<Request> read(RequestKey key) {
            test.most.accumulateAndGet(test.under.incrementAndGet(), Math::max);
            try {
                test.goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            test.under.decrementAndGet();
            return Optional.empty();
        }
    }

    /** A restart visits all requests at once, and one connection carries a hundred calls, the bridge's and watches too. */
    @Test
    void threeHundredVisitsAskAFewAtATimeAndAllAreAnswered() {
        Cluster cluster = InTurn.of(new Slow(this));
        try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 300).forEach(number -> visits.execute(() -> {
                cluster.read(new RequestKey("default", "r-" + number));
                answered.incrementAndGet();
            }));
            await().until(() -> under.get() == 24);
            goOn.countDown();
        }

        assertThat(answered).hasValue(300);
        assertThat(most).hasValueLessThanOrEqualTo(24);
    }

    @Test
    void aCallThatFailsGivesItsPlaceBack() {
        Cluster cluster = InTurn.of(new Failing());

        for (int i = 0; i < 100; i++) {
            assertThat(failure(cluster)).isInstanceOf(IllegalStateException.class);
        }
    }

    private record Failing() implements ForwardingCluster {
        @Override
        public Cluster behind() {
            throw new IllegalStateException("away");
        }
    }

    private static Throwable failure(Cluster cluster) {
        try {
            cluster.read(new RequestKey("default", "r"));
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
