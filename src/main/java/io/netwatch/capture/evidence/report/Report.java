package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Finding;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One HTML page about one capture: no script, nothing from elsewhere, no payload. */
public final class Report {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String STYLE = style();

    private Report() {}

    public static String html(Summary summary, Context context) {
        Facts facts = summary.facts();
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{}: {}</title>
                <style>
                {}</style>
                </head>
                <body>
                {}
                <main>
                {}
                </main>
                {}
                </body>
                </html>
                """, context.title(), summary.sentence(), new Html(STYLE), head(summary, context),
                Html.all(List.of(Overview.figures(facts), Overview.timeline(summary), Comparison.section(facts),
                        details(summary),
                        Origin.section(context))),
                Origin.foot(facts)).markup();
    }

    /** What the sentence is about comes first. */
    private static Html details(Summary summary) {
        Html traffic = Traffic.section(summary.facts());
        String kind = summary.story().kind();
        Html health = Health.section(summary.facts(), kind.equals("DnsFailure"));
        return switch (kind) {
            case "DnsFailure", "ConnectionsFail", "Retransmissions", "ScanByTarget" ->
                Html.all(List.of(health, traffic));
            default -> Html.all(List.of(traffic, health));
        };
    }

    private static Html head(Summary summary, Context context) {
        Finding first = summary.findings().getFirst();
        List<Finding> others = summary.findings().subList(1, summary.findings().size());
        return Html.of("""
                <header class="{}">
                <p class="kicker">Packet capture <b>{}</b> {}</p>
                <h1>{}</h1>
                {}
                </header>""", first.weight().name().toLowerCase(Locale.ROOT), context.title(), when(summary.facts()),
                unbroken(first.sentence()), others.isEmpty()
                        ? Html.NOTHING
                        : Html.of("<ul class=\"findings\">\n{}\n</ul>",
                                Html.each(others, finding -> Html.of("<li>{}</li>", finding.sentence()))));
    }

    private static Html when(Facts facts) {
        List<String> words = new ArrayList<>();
        if (!facts.target().addresses().isEmpty()) {
            words.add("of " + facts.target().words()
                    + (facts.target().guessed() ? " (the address in most packets)" : ""));
        }
        facts.period().map(Report::words).ifPresent(words::add);
        return Html.of("{}", String.join(" · ", words));
    }

    /** A number and its unit stay on one line. */
    private static String unbroken(String sentence) {
        return sentence.replaceAll("(\\d) (%|UTC|min|[mµ]?s\\b|h\\b|(?:[KMGTPE]i)?B\\b)", "$1\u00a0$2");
    }

    private static String words(Period period) {
        String first = DAY.format(period.first());
        String last = DAY.format(period.last());
        boolean sameDay = first.substring(0, first.indexOf(',')).equals(last.substring(0, last.indexOf(',')));
        return first + " to " + (sameDay ? Units.clock(period.last()) : last + " UTC");
    }

    private static String style() {
        try (InputStream css = Report.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("report.css is missing from the jar", unreadable);
        }
    }
}
