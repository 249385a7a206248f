package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.DnsHealth;
import io.netwatch.capture.evidence.summary.DnsHealth.Failure;
import io.netwatch.capture.evidence.summary.DnsHealth.Name;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.IcmpError;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.TcpHealth;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import io.netwatch.capture.evidence.summary.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What did not work, and whom the target began to call. */
final class Health {
    private static final int LONE_FAILURES = 3;

    private Health() {}

    /** A count that should be zero, or nearly. */
    private record Sign(String name, long count, long of, String meaning) {}

    /** @param dnsFirst when it is what the sentence is about */
    static Html section(Facts facts, boolean dnsFirst) {
        if (facts.all().packets() == 0) {
            return Html.NOTHING;
        }
        Html tcp = Html.of("<section aria-labelledby=\"tcp\"><h2 id=\"tcp\">TCP health</h2>\n{}\n{}\n</section>",
                signs(facts.tcp()), failing(facts.tcp()));
        Html dns = Html.of("<section aria-labelledby=\"dns\"><h2 id=\"dns\">Name resolution</h2>\n{}\n</section>",
                dns(facts.dns()));
        return Html.of("""
                {}
                {}
                <div class="pair">
                <section aria-labelledby="peers"><h2 id="peers">New peers</h2>
                {}
                </section>
                <section aria-labelledby="icmp"><h2 id="icmp">ICMP errors</h2>
                {}
                </section>
                </div>""", dnsFirst ? dns : tcp, dnsFirst ? tcp : dns, newPeers(facts.newPeers()),
                icmp(facts.icmpErrors()));
    }

    private static Html signs(TcpHealth tcp) {
        TcpTrouble trouble = tcp.trouble();
        List<Sign> signs = List.of(
                new Sign("Unanswered", trouble.unanswered(), trouble.attempts(), "SYN without any answer"),
                new Sign("Refused", trouble.refused(), trouble.attempts(), "SYN answered with a reset"),
                new Sign("Sent again", trouble.retransmissions(), tcp.segments(), "segments that were sent twice"),
                new Sign("Out of order", tcp.outOfOrder(), tcp.segments(), "segments that came late"),
                new Sign("Resets", trouble.resets(), 0, "packets that end a connection at once"),
                new Sign("Zero windows", trouble.zeroWindows(), 0, "receivers that could take no more"));
        return Html.of("<dl class=\"signs\">\n{}\n</dl>", Html.each(signs, Health::sign));
    }

    private static Html sign(Sign sign) {
        String share = sign.of() == 0 || sign.count() == 0
                ? ""
                : Units.percent(sign.count(), sign.of()) + " of " + Units.count(sign.of());
        return Html.of("<div class=\"{}\"><dt>{}</dt><dd>{} <small>{}</small><p>{}</p></dd></div>",
                sign.count() == 0 ? "good" : isBad(sign) ? "bad" : "fair", sign.name(), Units.count(sign.count()),
                share, sign.meaning());
    }

    private static boolean isBad(Sign sign) {
        return sign.of() > 0 && sign.count() * 20 >= sign.of();
    }

    /** Servers that failed once only are not worth more than a glance. */
    private static Html failing(TcpHealth tcp) {
        List<Relation> repeated = tcp.failing().stream().filter(it -> it.tcp().failed() > 1).toList();
        List<Relation> rows = repeated.isEmpty()
                ? tcp.failing().subList(0, Math.min(LONE_FAILURES, tcp.failing().size()))
                : repeated;
        return rows.isEmpty()
                ? Html.NOTHING
                : new Table<Relation>("Connections that failed most often", "")
                        .text("Failing server", Relation::serverAndPort)
                        .text("Client", it -> it.client()).number("Attempts", it -> Units.count(it.tcp().attempts()))
                        .number("Unanswered", it -> Units.count(it.tcp().unanswered()))
                        .number("Refused", it -> Units.count(it.tcp().refused())).draw(rows);
    }

    private static Html dns(DnsHealth dns) {
        if (dns.lookups() == 0 && dns.failed() == 0) {
            return Html.of("<p class=\"none\">No DNS lookup was seen.</p>");
        }
        List<String> words = new ArrayList<>();
        words.add(Units.count(dns.lookups(), "lookup"));
        words.add(dns.failed() == 0
                ? "none failed"
                : Units.count(dns.failed()) + " failed (" + codes(dns.failures()) + ")");
        words.add(dns.slow() == 0
                ? "slowest answer after " + dns.slowestMilliseconds() + " ms"
                : Units.count(dns.slow(), "answer") + " took more than 500 ms, the slowest " + dns.slowestMilliseconds()
                        + " ms");
        Html names = dns.names().isEmpty()
                ? Html.NOTHING
                : new Table<Name>("Names with failures or slow answers", "").text("Name", Name::name)
                        .number("Lookups", it -> Units.count(it.lookups()))
                        .number("Failed", it -> Units.count(it.failed()))
                        .text("How", it -> codes(it.failures())).number("Slow", it -> Units.count(it.slow()))
                        .number("Slowest", it -> it.slowestMilliseconds() + " ms").draw(dns.names());
        return Html.of("<p>{}.</p>\n{}", String.join(", ", words), names);
    }

    private static String codes(List<Failure> failures) {
        return failures.stream().map(it -> Units.count(it.count()) + " " + it.code()).collect(Collectors.joining(", "));
    }

    private static Html newPeers(List<Relation> peers) {
        return new Table<Relation>("Peers that the target first called in the last quarter",
                "The target called nobody new in the last quarter of the capture.")
                .text("First called", Relation::serverAndPort)
                .number("At", it -> Units.clock(it.first()).replace(" UTC", ""))
                .number("Sent", it -> Units.bytes(it.sent().bytes()))
                .number("Received", it -> Units.bytes(it.received().bytes())).draw(peers);
    }

    private static Html icmp(List<IcmpError> errors) {
        return new Table<IcmpError>("ICMP errors by kind", "No router or machine reported an error.")
                .text("Message", IcmpError::message).number("Packets", it -> Units.count(it.packets())).draw(errors);
    }
}
