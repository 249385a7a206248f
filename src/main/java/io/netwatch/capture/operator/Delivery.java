package io.netwatch.capture.operator;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.NewsDelivery.State;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Outbox;
import io.netwatch.capture.core.news.Pace;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.news.Telling;
import io.netwatch.capture.core.request.Report;
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
import java.util.function.UnaryOperator;

/**
 * One try of one letter: read the request, send, write the mark. The message goes out before the mark, so a process that
 * dies in between repeats it, with the same id; what this process has sent it only marks.
 */
public final class Delivery {
    /** Somebody wrote at the same moment. */
    private static final Duration AGAIN = Duration.ofMillis(200);
    /** Calls under way, to all sinks together. */
    private static final int AT_A_TIME = 16;
    /** Visits and other letters of the same request write, too. */
    private static final int MARK_TRIES = 5;
    private static final String GONE = "The sink is not configured any more.";
    private static final String LATE = "There was no time to send it.";

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
        Optional<Request> request = read(letter);
        Optional<NewsDelivery> pending = request.flatMap(read -> pending(read, letter));
        if (pending.isEmpty()) {
            sentUnmarked.remove(letter);
            return Optional.empty();
        }
        return sentUnmarked.contains(letter)
                ? delivered(letter, request.get())
                : attempt(letter, request.get(), pending.get(), lane);
    }

    private Optional<Instant> attempt(Letter letter, Request request, NewsDelivery pending, Lane lane) {
        Optional<Sink> sink = sinks.find(request, letter.sink());
        Optional<News> news = Telling.of(request, pending);
        if (sink.isEmpty() || news.isEmpty()) {
            return giveUp(letter, request, GONE);
        }
        if (!clock.instant().isBefore(end(pending))) {
            return giveUp(letter, request, Optional.ofNullable(pending.trouble()).orElse(LATE));
        }
        return switch (post.send(sink.get(), news.get())) {
            case Reply.Delivered _ -> {
                tally.count("delivered");
                lane.works();
                sentUnmarked.add(letter);
                yield delivered(letter, request);
            }
            case Reply.Refused(var words) -> {
                tally.count("refused");
                trouble(letter, request, pending, words);
                yield Optional.of(Pace.next(Outbox.since(pending), clock.instant()));
            }
            case Reply.Unavailable(var words, var until) -> {
                tally.count("unavailable");
                Instant next = lane.fails(until, clock.instant());
                trouble(letter, request, pending, words);
                yield Optional.of(next);
            }
        };
    }

    private Optional<Instant> delivered(Letter letter, Request request) {
        boolean marked = mark(letter, request, pending -> pending.with(State.Delivered));
        if (marked) {
            sentUnmarked.remove(letter);
        }
        return marked ? Optional.empty() : Optional.of(clock.instant().plus(AGAIN));
    }

    /** The first trouble is told, in the status and in an Event; what is written down there is not told again. */
    private void trouble(Letter letter, Request request, NewsDelivery pending, String words) {
        if (pending.trouble() == null && mark(letter, request, before -> before.withTrouble(words))) {
            tell(request, letter, words + " It is tried again until " + end(pending).truncatedTo(ChronoUnit.SECONDS)
                    + ".");
        }
    }

    private Optional<Instant> giveUp(Letter letter, Request request, String words) {
        if (!mark(letter, request, pending -> pending.withTrouble(words).with(State.GivenUp))) {
            return Optional.of(clock.instant().plus(AGAIN));
        }
        tally.count("given_up");
        tell(request, letter, words + " It is given up.");
        return Optional.empty();
    }

    /** False when others write all the time; true also when there is nothing left to mark. */
    private boolean mark(Letter letter, Request request, UnaryOperator<NewsDelivery> change) {
        Optional<Request> current = Optional.of(request);
        for (int time = 0; time < MARK_TRIES; time++) {
            Optional<Report> marked = current.flatMap(read -> pending(read, letter)
                    .map(pending -> Outbox.mark(read, change.apply(pending))));
            if (marked.isEmpty() || cluster.write(marked.get()).isPresent()) {
                return true;
            }
            current = read(letter);
        }
        return false;
    }

    private Optional<Request> read(Letter letter) {
        return cluster.read(letter.key()).filter(read -> read.uid().equals(letter.uid()));
    }

    private static Optional<NewsDelivery> pending(Request request, Letter letter) {
        return Outbox.pending(request, letter.sink(), letter.news());
    }

    private static Instant end(NewsDelivery pending) {
        return Outbox.since(pending).plus(Pace.GIVEN_UP_AFTER);
    }

    private void tell(Request request, Letter letter, String words) {
        cluster.tell(request, Reason.NewsUndelivered,
                Reason.NewsUndelivered.message(letter.news() + " for " + letter.sink() + ": " + words));
    }
}
