package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Pace;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.Turn;
import io.netwatch.capture.evidence.summary.TurnStory;
import io.netwatch.capture.evidence.summary.Units;
import io.netwatch.capture.evidence.summary.Volume;
import java.util.List;

/** What was usual before the alert, and what came instead. */
final class Comparison {
    private final Mark mark;
    private final List<Address> targets;

    private Comparison(Mark mark, List<Address> targets) {
        this.mark = mark;
        this.targets = targets;
    }

    /** One rate as it was usual, and as it was then. */
    private record Rate(String name, String before, String after, long was, long is) {}

    static Html section(Facts facts) {
        return facts.mark().map(mark -> new Comparison(mark, facts.target().addresses()).draw())
                .orElse(Html.NOTHING);
    }

    private Html draw() {
        return Html.of("""
                <section aria-labelledby="turn"><h2 id="turn">Before the alert</h2>
                <p>The alert fired at {}. {}</p>
                {}
                </section>""", Units.clock(mark.alert()), mark.turn().map(this::words)
                .orElse("No clear and lasting rise of the traffic is in this capture."),
                mark.turn().map(this::tables).orElse(Html.NOTHING));
    }

    private String words(Turn turn) {
        return "The traffic turned at " + Units.clock(turn.at()) + ", "
                + TurnStory.distance(turn.at(), mark.alert()) + ", and stayed high for "
                + Units.duration(turn.length()) + ".";
    }

    private Html tables(Turn turn) {
        return Html.of("<div class=\"pair turn\">\n{}\n{}\n</div>", rates(turn), peers(turn));
    }

    private static Html rates(Turn turn) {
        Pace was = turn.before();
        Pace is = turn.after();
        return new Table<Rate>("Traffic per second before and after the turn", "").text("Per second", Rate::name)
                .number("Usual before", Rate::before)
                .number("From " + Units.clock(turn.at()).replace(" UTC", "") + " on", Rate::after)
                .number("Times", Comparison::times)
                .draw(List.of(bytes("All", was.bytes(), is.bytes()), bytes("Out", was.bytesOut(), is.bytesOut()),
                        bytes("In", was.bytesIn(), is.bytesIn()), new Rate("Packets", Units.count(was.packets()),
                                Units.count(is.packets()), was.packets(), is.packets())));
    }

    private static Rate bytes(String name, long was, long is) {
        return new Rate(name, Units.bytes(was), Units.bytes(is), was, is);
    }

    private static String times(Rate rate) {
        return rate.was() == 0 ? "" : TurnStory.times((double) rate.is() / rate.was());
    }

    private Html peers(Turn turn) {
        long unseen = turn.newPeers() + turn.newCallers();
        Html table = new Table<Relation>("Peers that were not seen before the turn",
                "Nobody was seen that had not been there before.")
                .text("New since then", this::peer)
                .number("First seen", it -> Units.clock(it.first()).replace(" UTC", ""))
                .number("Out", it -> Units.bytes(out(it).bytes())).number("In", it -> Units.bytes(in(it).bytes()))
                .draw(turn.largest());
        long more = unseen - turn.largest().size();
        return more <= 0
                ? Html.of("<div>{}</div>", table)
                : Html.of("<div>{}\n<p class=\"none\">and {}</p></div>", table,
                        Units.count(more, "smaller one") + "; the target itself called " + Units.count(turn.newPeers())
                                + " of all");
    }

    private Object peer(Relation it) {
        return isCalled(it) ? it.serverAndPort() : Html.of("{} <span class=\"tag\">caller</span>", it.client());
    }

    private boolean isCalled(Relation it) {
        return targets.contains(it.client());
    }

    private Volume out(Relation it) {
        return isCalled(it) ? it.sent() : it.received();
    }

    private Volume in(Relation it) {
        return isCalled(it) ? it.received() : it.sent();
    }
}
