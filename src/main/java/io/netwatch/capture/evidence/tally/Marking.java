package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Pace;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.capture.evidence.summary.Ranking;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.Target;
import io.netwatch.capture.evidence.summary.Turn;
import io.netwatch.capture.evidence.summary.Turn.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Compares what was before the turn that led to an alert with what came then. Works on what was counted, not on packets. */
final class Marking {
    /** Less than that is no rise worth telling, in bytes per second and in bytes. */
    private static final double LEAST_RATE = 1024;
    private static final long LEAST_BYTES = 64 << 10;
    private static final int FEW = 5;

    private final Course course;
    private final List<Period> gaps;
    private final Target target;
    private final Instant alert;

    private Marking(Course course, List<Period> gaps, Target target, Instant alert) {
        this.course = course;
        this.gaps = gaps;
        this.target = target;
        this.alert = alert;
    }

    /** @param peers one relation for each, with all that was exchanged; the client is who called first */
    static Mark of(Instant alert, Period period, Course course, List<Period> gaps, Target target,
            Collection<Relation> peers, Comparator<Relation> largest) {
        Marking marking = new Marking(course, gaps, target, alert);
        return new Mark(alert, Stream.of(Direction.values()).map(marking::rise).flatMap(Optional::stream).findFirst()
                .map(found -> marking.turn(found, period, peers, largest)));
    }

    private record Found(Direction direction, Rise rise) {}

    private Optional<Found> rise(Direction direction) {
        long mark = Math.floorDiv(course.slot(alert), course.perStep());
        long earliest = Math.floorDiv(course.slot(alert.minus(Mark.LATE)), course.perStep());
        double[] rates = course.rates(direction::of, gaps);
        return Rise.find(rates, LEAST_RATE, mark, earliest).filter(it -> isMuch(direction, it))
                .map(it -> new Found(direction, it));
    }

    private boolean isMuch(Direction direction, Rise rise) {
        int from = rise.from() * course.perStep();
        int to = end(rise);
        double seconds = Duration.between(course.startOf(from), course.startOf(to)).toNanos() / 1e9;
        return (course.rate(direction::of, from, to) - rise.usual()) * seconds >= LEAST_BYTES;
    }

    private int end(Rise rise) {
        return Math.min(course.slots(), rise.until() * course.perStep());
    }

    private Turn turn(Found found, Period period, Collection<Relation> peers, Comparator<Relation> largest) {
        int from = first(found);
        int to = end(found.rise());
        Instant at = latest(course.startOf(from), period.first());
        Instant began = beginning(at, found, peers, largest);
        List<Relation> unseen = peers.stream().filter(it -> !it.first().isBefore(began)).toList();
        long called = unseen.stream().filter(it -> target.addresses().contains(it.client())).count();
        Instant until = course.startOf(to);
        return new Turn(began, until.isAfter(period.last()) ? period.last() : until, found.direction(),
                usual(found.rise().from()), course.pace(from, to), called, unseen.size() - called,
                Ranking.first(unseen, FEW, largest));
    }

    /** The first slot around the beginning of the step from which on the rate is high. */
    private int first(Found found) {
        int perStep = course.perStep();
        int middle = found.rise().from() * perStep;
        double high = found.rise().high();
        for (int slot = Math.max(0, middle - perStep); slot < Math.min(middle + perStep, course.slots()); slot++) {
            int to = Math.min(course.slots(), slot + perStep);
            if (course.rate(found.direction()::of, slot, slot + 1) >= high
                    && course.rate(found.direction()::of, slot, to) >= high) {
                return slot;
            }
        }
        return middle;
    }

    /** A connection begins with small packets, a moment before the rate is high; so the new peer tells it best. */
    private Instant beginning(Instant at, Found found, Collection<Relation> peers, Comparator<Relation> largest) {
        int from = found.rise().from() * course.perStep();
        Duration step = Duration.between(course.startOf(0), course.startOf(course.perStep()));
        double all = course.rate(found.direction()::of, from, end(found.rise()))
                * Duration.between(course.startOf(from), course.startOf(end(found.rise()))).toMillis() / 1000;
        return peers.stream().filter(it -> !it.first().isBefore(at.minus(step)) && it.first().isBefore(at.plus(step)))
                .min(largest).filter(it -> it.volume().bytes() * 2 >= all).map(Relation::first).orElse(at);
    }

    private Pace usual(int step) {
        return new Pace(usual(Pace::bytes, step), usual(Pace::bytesOut, step), usual(Pace::bytesIn, step),
                usual(Pace::packets, step));
    }

    private long usual(ToLongFunction<Pace> what, int step) {
        return Math.round(Rise.usual(course.rates(what, gaps), step));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
