package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.NewsDelivery.State;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.notify.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One letter's way: what is written, what is told, and when it is tried again. */
class DeliveryTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T02:05:00Z");
    private static final Reply DELIVERED = new Reply.Delivered();

    private final Desk desk = new Desk();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private Instant now = SINCE;
    private Supplier<Reply> sink = () -> DELIVERED;
    private final Delivery delivery = delivery(sink("a"), sink("b"));

    @Test
    void aDeliveredMessageIsMarked() {
        assertThat(delivery.run(letter("a"))).isEmpty();

        assertThat(sent).containsExactly("a");
        assertThat(desk.mark("a"))
                .isEqualTo(new NewsDelivery("a", "Finished", State.Delivered, SINCE.toString(), null));
        assertThat(delivery.run(letter("a"))).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aMarkThatOthersPreventIsWrittenLaterWithoutAnotherMessage() {
        desk.conflicts = 7;
        assertThat(delivery.run(letter("a"))).isPresent();
        assertThat(delivery.run(letter("a"))).isEmpty();

        assertThat(sent).containsExactly("a");
        assertThat(desk.mark("a").state()).isEqualTo(State.Delivered);
    }

    @Test
    void aRefusedMessageKeepsTheSinkOpenForOthersAndIsToldOnce() {
        sink = () -> new Reply.Refused("hooks.slack.com answered 400.");
        assertThat(delivery.run(letter("a"))).contains(SINCE.plusSeconds(5));
        now = SINCE.plusSeconds(60);
        assertThat(delivery.run(letter("a"))).contains(SINCE.plusSeconds(120));

        assertThat(desk.mark("a").trouble()).isEqualTo("hooks.slack.com answered 400.");
        assertThat(desk.told).containsExactly("News of this capture did not reach a sink. Finished for a:"
                + " hooks.slack.com answered 400. It is tried again until 2026-03-01T08:05:00Z.");
    }

    @Test
    void aSinkThatIsDownIsLeftAloneForAllAndTheOthersAreNot() {
        sink = () -> new Reply.Unavailable("a did not answer.", Optional.of(SINCE.plusSeconds(100)));
        assertThat(delivery.run(letter("a"))).contains(SINCE.plusSeconds(100));
        now = SINCE.plusSeconds(99);
        assertThat(delivery.run(letter("a"))).contains(SINCE.plusSeconds(100));
        sink = () -> DELIVERED;
        assertThat(delivery.run(letter("b"))).isEmpty();

        assertThat(sent).containsExactly("a", "b");
        now = SINCE.plusSeconds(100);
        assertThat(delivery.run(letter("a"))).isEmpty();
        assertThat(desk.mark("a").state()).isEqualTo(State.Delivered);
    }

    @Test
    void newsThatIsTooOldIsGivenUp() {
        now = SINCE.plus(Duration.ofHours(6));
        assertThat(delivery.run(letter("a"))).isEmpty();

        assertThat(sent).isEmpty();
        assertThat(desk.mark("a").state()).isEqualTo(State.GivenUp);
        assertThat(desk.told).singleElement().asString().endsWith("It is given up.");
    }

    @Test
    void whatIsConfiguredNoMoreHearsNothing() {
        assertThat(delivery(sink("b")).run(letter("a"))).isEmpty();

        assertThat(sent).isEmpty();
        assertThat(desk.mark("a")).isEqualTo(
                new NewsDelivery("a", "Finished", State.GivenUp, SINCE.toString(),
                        "The sink is not configured any more."));
    }

    @Test
    void whatIsOutdatedOrGoneIsDroppedInSilence() {
        assertThat(delivery.run(new Letter(desk.request.key(), desk.request.uid(), "a", "Started"))).isEmpty();
        assertThat(delivery.run(new Letter(desk.request.key(), "another-uid", "a", "Finished"))).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(desk.told).isEmpty();
    }

    @Test
    void aHangingSinkDelaysNoOther() {
        CountDownLatch hanging = new CountDownLatch(1);
        Delivery slow = new Delivery(desk, (to, _) -> {
            if (to.id().equals("a")) {
                awaitUnchecked(hanging);
            }
            return DELIVERED;
        }, new Sinks(List.of(sink("a"), sink("b")), _ -> List.of()), () -> now, _ -> {});
        try (Courier courier = new Courier(slow, () -> now)) {
            courier.take(desk.report());

            await().until(() -> desk.mark("b").state() == State.Delivered);
            assertThat(desk.mark("a").state()).isEqualTo(State.Pending);
            hanging.countDown();
            await().until(() -> desk.mark("a").state() == State.Delivered);
            await().until(() -> courier.waiting() == 0);
        }
    }

    private Delivery delivery(Sink... sinks) {
        return new Delivery(desk, (to, _) -> {
            sent.add(to.id());
            return sink.get();
        }, new Sinks(List.of(sinks), _ -> List.of()), () -> now, _ -> {});
    }

    private Letter letter(String to) {
        return new Letter(desk.request.key(), desk.request.uid(), to, "Finished");
    }

    private static Sink sink(String id) {
        return new Sink(id, Sink.Kind.Slack, new Sink.Place.InFile("unread"), Optional.empty());
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An API server with one finished request, of which two sinks are to hear. */
    private static final class Desk implements ForwardingCluster {
        private final List<String> told = new ArrayList<>();
        private volatile Request request = Requests.standing("{}", Reason.Completed, "",
                StatusCodec.NONE.withNews(List.of(pending("a"), pending("b"))));
        private int conflicts;

        private static NewsDelivery pending(String sink) {
            return new NewsDelivery(sink, "Finished", State.Pending, SINCE.toString(), null);
        }

        Report report() {
            return new Report(request, request.status());
        }

        NewsDelivery mark(String sink) {
            return request.status().news().stream().filter(each -> each.sink().equals(sink)).findFirst().orElseThrow();
        }

        @Override
        public Cluster behind() {
            throw new AssertionError("nobody was to ask this of the API server");
        }

        @Override
        public Optional<Request> read(RequestKey key) {
            return Optional.of(request);
        }

        @Override
        public synchronized Optional<Request> write(Report report) {
            if (conflicts-- > 0 || !report.request().equals(request)) {
                return Optional.empty();
            }
            request = new Request(request.key(), request.uid(), request.resourceVersion() + "1", 1, request.created(),
                    false, request.manager(), request.trace(), request.spec(), report.status(), request.story());
            return Optional.of(request);
        }

        @Override
        public boolean release(Request request) {
            throw new AssertionError("news release nothing");
        }

        @Override
        public void tell(Request about, Reason reason, String message) {
            told.add(message);
        }
    }
}
