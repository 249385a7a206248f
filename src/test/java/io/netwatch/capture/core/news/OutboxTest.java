package io.netwatch.capture.core.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.NewsDelivery.State;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Keep;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** News is stored by the write that makes it true, once for each sink. */
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:05.123456Z");
    private static final Rest RUNS = new Wait(NOW.plusSeconds(4), Reason.Running, "");
    private static final Rest ENDS = new Finish(Reason.Completed, "");

    @Test
    void aTurnIsStoredAsPendingForEverySink() {
        assertThat(enclose(starting(), RUNS, List.of("a", "b", "a"))).containsExactly(
                new NewsDelivery("a", "Started", State.Pending, "2026-03-01T02:00:05.123Z", null),
                new NewsDelivery("b", "Started", State.Pending, "2026-03-01T02:00:05.123Z", null));
    }

    @Test
    void whatIsNoTurnAsksForNoSinks() {
        Request running = with(starting(), RUNS, List.of("a"));

        Report report = Report.of(running, new Keep(NOW.plusSeconds(9)), NOW);
        assertThat(Outbox.enclose(report, () -> {
            throw new AssertionError("nobody is to hear of it");
        }, NOW)).isSameAs(report);
    }

    @Test
    void theFinalWordTakesThePlaceOfWhatIsStillUntold() {
        Request running = with(starting(), RUNS, List.of("told", "untold", "removed"));

        assertThat(enclose(marked(running, "told"), ENDS, List.of("told", "untold")))
                .extracting(NewsDelivery::sink, NewsDelivery::news)
                .containsExactly(tuple("told", "Finished"),
                        tuple("untold", "Finished"));
    }

    @Test
    void whoeverHasHeardItIsNotToldAgain() {
        Request told = marked(with(starting(), RUNS, List.of("a", "b")), "a");
        Request back = Requests.standing("{}", Reason.Starting, "", told.status());

        assertThat(enclose(back, RUNS, List.of("b", "a"))).extracting(NewsDelivery::sink, NewsDelivery::state)
                .containsExactly(tuple("b", State.Pending), tuple("a", State.Delivered));
    }

    @Test
    void onlyTheLatestNewsOfASinkIsStillToBeTold() {
        Request running = marked(with(starting(), RUNS, List.of("a", "b")), "a");

        assertThat(Outbox.pending(running, "b", "Started")).hasValueSatisfying(
                delivery -> assertThat(Outbox.since(delivery)).isEqualTo(Instant.parse("2026-03-01T02:00:05.123Z")));
        assertThat(Outbox.pending(running, "b", "Finished")).isEmpty();
        assertThat(Outbox.pending(running, "a", "Started")).as("it has heard it").isEmpty();
        assertThat(Outbox.pending(running, "c", "Started")).isEmpty();
    }

    @Test
    void aStatusNeverGrowsBeyondWhatTheApiServerTakes() {
        List<String> many = IntStream.range(0, 40).mapToObj(number -> "sink-" + number).toList();
        assertThat(enclose(starting(), RUNS, many)).hasSize(16);
    }

    @Test
    void aMarkChangesOneSinkAndNothingElse() {
        Request running = with(starting(), RUNS, List.of("a", "b"));
        Report marked = Outbox.mark(running, running.status().news().getLast().with(State.Delivered));

        assertThat(marked.status().news()).extracting(NewsDelivery::state).containsExactly(State.Pending,
                State.Delivered);
        assertThat(marked.status().withNews(List.of())).isEqualTo(running.status().withNews(List.of()));
    }

    @Test
    void aDamagedTimeCountsAsLongAgo() {
        NewsDelivery damaged = new NewsDelivery("a", "Started", State.Pending, "noon", null);
        assertThat(Outbox.since(damaged)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void pausesDoubleFromSecondsToAQuarterOfAnHour() {
        assertThat(List.of(0, 3, 60, 600, 7200)).extracting(
                passed -> Duration.between(NOW, Pace.next(NOW.minusSeconds(passed), NOW)).toSeconds())
                .containsExactly(5L, 5L, 60L, 600L, 900L);
    }

    private static Request starting() {
        return Requests.standing("{}", Reason.Starting, "", StatusCodec.NONE);
    }

    private static List<NewsDelivery> enclose(Request request, Rest rest, Collection<String> sinks) {
        return Outbox.enclose(Report.of(request, rest, NOW), () -> sinks, NOW).status().news();
    }

    private static Request with(Request request, Rest rest, Collection<String> sinks) {
        return stored(Outbox.enclose(Report.of(request, rest, NOW), () -> sinks, NOW));
    }

    private static Request marked(Request request, String sink) {
        NewsDelivery delivered = request.status().news().stream().filter(each -> each.sink().equals(sink)).findFirst()
                .orElseThrow().with(State.Delivered);
        return stored(Outbox.mark(request, delivered));
    }

    private static Request stored(Report report) {
        Request request = report.request();
        return new Request(request.key(), request.uid(), "2", 1, request.created(), false, request.manager(),
                request.trace(),
                request.spec(), report.status(), request.story());
    }
}
