package io.netwatch.capture.evidence.summary;

import io.netwatch.capture.evidence.summary.Finding.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed before the alert, in one sentence; it comes before all other stories. */
public final class TurnStory {
    static final String KIND = "Turn";
    // Beyond that a factor says nothing but that there was hardly anything.
    private static final double UNCOUNTED = 10_000;

    private TurnStory() {}

    /** The stories with this one in front; that nothing is unusual is not said beside it. */
    static List<Finding> before(List<Finding> others, Facts facts) {
        Optional<Finding> turn = facts.mark()
                .flatMap(mark -> mark.turn().map(it -> finding(it, mark.alert(), facts)));
        if (turn.isEmpty()) {
            return others;
        }
        List<Finding> all = new ArrayList<>(List.of(turn.get()));
        others.stream().filter(it -> it.weight() != Weight.CALM).forEach(all::add);
        return List.copyOf(all);
    }

    private static Finding finding(Turn turn, Instant alert, Facts facts) {
        boolean over = facts.period().filter(period -> turn.until().isBefore(period.last())).isPresent();
        String words = "From " + Units.clock(turn.at()) + " on (" + distance(turn.at(), alert) + ")"
                + (over ? ", for " + Units.duration(turn.length()) + ", " : " ") + rate(turn) + ", " + peers(turn)
                + ".";
        return new Finding(KIND, Weight.ALARM, words, Optional.of(turn.at()));
    }

    /** "90 s before the alert". */
    public static String distance(Instant time, Instant alert) {
        Duration before = Duration.between(time, alert);
        if (before.abs().toMillis() < 1000) {
            return "at the alert";
        }
        return Units.duration(before.abs()) + (before.isNegative() ? " after the alert" : " before the alert");
    }

    private static String rate(Turn turn) {
        String which = switch (turn.direction()) {
            case ALL -> "";
            case OUT -> "outgoing ";
            case IN -> "incoming ";
        };
        return turn.times() < UNCOUNTED
                ? times(turn.times()) + " times the usual " + which + "rate"
                : Units.bytes(turn.direction().of(turn.after())) + "/s " + which + "instead of next to nothing";
    }

    /** "3.4", "40", "1,200". */
    public static String times(double factor) {
        return factor < 9.95
                ? String.format(Locale.ROOT, "%.1f", factor)
                : Units.count(Math.round(factor));
    }

    /** Who it went to, or came from, as far as one of those that were not seen before explains it. */
    private static String peers(Turn turn) {
        long all = turn.newPeers() + turn.newCallers();
        if (all == 0) {
            return "to nobody new";
        }
        Relation largest = turn.largest().getFirst();
        String who = largest.sent().bytes() >= largest.received().bytes() ? "to " : "from ";
        boolean most = largest.volume().bytes() * 2 >= turn.direction().of(turn.after())
                * turn.length().toMillis() / 1000;
        if (all == 1) {
            return (most ? who : "with ") + "one new peer, " + largest.serverAndPort();
        }
        return !most
                ? "with " + Units.count(all, "new peer") + ", the largest of them " + largest.serverAndPort()
                : "most of it " + who + largest.serverAndPort() + ", one of " + Units.count(all, "new peer");
    }
}
