package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Units;
import java.time.Duration;
import java.util.List;

/** The first screen: the figures, and the traffic over time. */
final class Overview {
    private Overview() {}

    /** One figure with its name, and what helps to judge it. */
    private record Figure(String name, String value, String beside) {}

    static Html figures(Facts facts) {
        Duration length = facts.period().map(period -> period.length()).orElse(Duration.ZERO);
        double seconds = facts.watched().toNanos() / 1e9;
        List<Figure> figures = List.of(
                new Figure("Bytes", Units.bytes(facts.all().bytes()),
                        seconds > 0 ? Units.bytes(facts.all().bytes() / seconds) + "/s" : ""),
                new Figure("Out", Units.bytes(facts.out().bytes()),
                        Units.percent(facts.out().bytes(), facts.all().bytes())),
                new Figure("In", Units.bytes(facts.in().bytes()),
                        Units.percent(facts.in().bytes(), facts.all().bytes())),
                new Figure("Packets", Units.count(facts.all().packets()),
                        seconds > 0 ? Units.count(Math.round(facts.all().packets() / seconds)) + "/s" : ""),
                new Figure("Conversations", Units.count(facts.conversationCount()), ""),
                new Figure("Length", Units.duration(length),
                        facts.gaps().isEmpty() ? "" : Units.duration(facts.watched()) + " of it read"));
        return Html.of("<dl class=\"figures\">\n{}\n</dl>",
                Html.each(figures, it -> Html.of("<div><dt>{}</dt><dd>{} <small>{}</small></dd></div>", it.name(),
                        it.value(), it.beside())));
    }

    static Html timeline(Summary summary) {
        Facts facts = summary.facts();
        if (facts.timeline().bars().isEmpty()) {
            return Html.NOTHING;
        }
        return Html.of("""
                <section aria-labelledby="timeline">
                <div class="title"><h2 id="timeline">Traffic over time</h2>
                <p class="legend"><span class="out">out</span> <span class="in">in</span>{}{}</p></div>
                <figure>{}</figure>
                </section>""",
                facts.timeline().bars().stream().anyMatch(bar -> bar.bytesOther() > 0)
                        ? Html.of(" <span class=\"other\">neither</span>")
                        : Html.NOTHING,
                facts.gaps().isEmpty() ? Html.NOTHING : Html.of(" <span class=\"gap\">not read</span>"),
                new TimelineChart(facts.timeline(), facts.gaps(), summary.findings().getFirst().since(),
                        facts.mark()).draw());
    }
}
