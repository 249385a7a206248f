package io.netwatch.capture.operator;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.NewsDelivery.State;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Outbox;
import io.netwatch.capture.core.news.Pace;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.news.Telling;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.notify.Post;
import io.netwatch.capture.notify.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * One try of one letter: read the request, send, write the mark. The message goes out before the mark, so a process that
 * dies in between repeats it, with the same id; what this process has sent it only marks.
 */
public final class Delivery {
    /** Somebody wrote at the same moment. */
    private static final Duration AGAIN = Duration.ofMillis(200);
    /** Calls under way, to all sinks together. */
    private static final int AT_A_TIME = 16;
    private static final String GONE = "The sink is not configured any more.";

    private final Cluster cluster;
    private final Post post;
    private final Sinks sinks;
    private final InstantSource clock;
    private final Tally tally;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final Set<Letter> sentUnmarked = ConcurrentHashMap.newKeySet();

    /** Is told of every try, and of every letter that is given up. */
    @FunctionalInterface
    public interface Tally {

        /** @param result delivered, refused, unavailable or given_up */
        void count(String result);
    }

    public Delivery(Cluster cluster, Post post, Sinks sinks, InstantSource clock, Tally tally) {
        this.cluster = cluster;
        this.post = post;
        this.sinks = sinks;
        this.clock = clock;
        this.tally = tally;
    }

    Sinks sinks() {
        return sinks;
    }

    /** @return when to try again; nothing when there is nothing left to do */
    Optional<Instant> run(Letter letter) {
        Lane lane = lanes.computeIfAbsent(lane(letter), _ -> new Lane());
        lane.enter();
        try {
            Optional<Instant> closed = lane.closed(clock.instant()).filter(_ -> !sentUnmarked.contains(letter));
            return closed.isPresent() ? closed : inPlace(letter, lane);
        } finally {
            lane.leave();
        }
    }

    /** Whoever waits for a turn at one sink takes no place from the others. */
    private Optional<Instant> inPlace(Letter letter, Lane lane) {
        places.acquireUninterruptibly();
        try {
            return open(letter, lane);
        } finally {
            places.release();
        }
    }

    private String lane(Letter letter) {
        return sinks.isOwn(letter.sink()) ? letter.sink() : letter.key().namespace() + "/" + letter.sink();
    }

    private Optional<Instant> open(Letter letter, Lane lane) {
        Optional<Request> request = cluster.read(letter.key()).filter(read -> read.uid().equals(letter.uid()));
        Optional<NewsDelivery> pending = request
                .flatMap(read -> Outbox.pending(read, letter.sink(), letter.news()));
        if (pending.isEmpty()) {
            sentUnmarked.remove(letter);
            return Optional.empty();
        }
        return sentUnmarked.contains(letter)
                ? delivered(letter, request.get(), pending.get())
                : attempt(letter, request.get(), pending.get(), lane);
    }

    private Optional<Instant> attempt(Letter letter, Request request, NewsDelivery pending, Lane lane) {
        Optional<Sink> sink = sinks.find(request, letter.sink());
        Optional<News> news = Telling.of(request, pending);
        if (sink.isEmpty() || news.isEmpty()) {
            return giveUp(request, pending.withTrouble(GONE));
        }
        if (!clock.instant().isBefore(Outbox.since(pending).plus(Pace.GIVEN_UP_AFTER))) {
            return giveUp(request, pending);
        }
        return switch (post.send(sink.get(), news.get())) {
            case Reply.Delivered _ -> {
                tally.count("delivered");
                lane.works();
                sentUnmarked.add(letter);
                yield delivered(letter, request, pending);
            }
            case Reply.Refused(var words) -> {
                tally.count("refused");
                yield later(request, pending, words, Pace.next(Outbox.since(pending), clock.instant()));
            }
            case Reply.Unavailable(var words, var until) -> {
                tally.count("unavailable");
                yield later(request, pending, words, lane.fails(until, clock.instant()));
            }
        };
    }

    private Optional<Instant> delivered(Letter letter, Request request, NewsDelivery pending) {
        boolean marked = cluster.write(Outbox.mark(request, pending.with(State.Delivered))).isPresent();
        if (marked) {
            sentUnmarked.remove(letter);
        }
        return marked ? Optional.empty() : Optional.of(clock.instant().plus(AGAIN));
    }

    /** The first trouble is told, in the status and in an Event; what is written down there is not told again. */
    private Optional<Instant> later(Request request, NewsDelivery pending, String words, Instant next) {
        if (pending.trouble() == null
                && cluster.write(Outbox.mark(request, pending.withTrouble(words))).isPresent()) {
            tell(request, pending, words + " It is tried again until "
                    + Outbox.since(pending).plus(Pace.GIVEN_UP_AFTER).truncatedTo(ChronoUnit.SECONDS) + ".");
        }
        return Optional.of(next);
    }

    private Optional<Instant> giveUp(Request request, NewsDelivery pending) {
        if (cluster.write(Outbox.mark(request, pending.with(State.GivenUp))).isEmpty()) {
            return Optional.of(clock.instant().plus(AGAIN));
        }
        tally.count("given_up");
        tell(request, pending, Optional.ofNullable(pending.trouble()).orElse("") + " It is given up.");
        return Optional.empty();
    }

    private void tell(Request request, NewsDelivery pending, String words) {
        cluster.tell(request, Reason.NewsUndelivered,
                Reason.NewsUndelivered.message(pending.news() + " for " + pending.sink() + ": " + words.strip()));
    }
}
