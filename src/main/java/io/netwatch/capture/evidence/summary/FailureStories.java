package io.netwatch.capture.evidence.summary;

import io.netwatch.capture.evidence.summary.DnsHealth.Failure;
import io.netwatch.capture.evidence.summary.DnsHealth.Name;
import io.netwatch.capture.evidence.summary.Finding.Weight;
import java.util.Comparator;
import java.util.Optional;

/** Stories about what did not work, and about who tried too much. */
final class FailureStories {
    private static final long SOME_LOOKUPS = 10;
    private static final long MANY_LOOKUPS = 20;
    private static final long SOME_ATTEMPTS = 5;
    private static final long SOME_SEGMENTS = 50;
    private static final int NAME_LENGTH = 64;

    private FailureStories() {}

    static Optional<Finding> scanByTarget(Facts facts) {
        return scan(facts, true).map(scan -> finding("ScanByTarget", Weight.ALARM, scan));
    }

    static Optional<Finding> scanOfTarget(Facts facts) {
        return scan(facts, false).map(scan -> finding("ScanOfTarget", Weight.NOTICE, scan));
    }

    private static Optional<Scan> scan(Facts facts, boolean byTarget) {
        return facts.scans().stream()
                .filter(scan -> facts.target().addresses().contains(scan.scanner()) == byTarget).findFirst();
    }

    private static Finding finding(String kind, Weight weight, Scan scan) {
        String failed = scan.failed() >= scan.attempts() ? "all " : Units.count(scan.failed()) + " of ";
        return new Finding(kind, weight, scan.scanner() + " tried " + tried(scan) + " within "
                + Units.duration(new Period(scan.first(), scan.last()).length()) + "; " + failed
                + Units.count(scan.attempts(), "attempt") + " got no answer or a reset.", Optional.of(scan.first()));
    }

    private static String tried(Scan scan) {
        if (scan.machines() == 1) {
            return Units.count(scan.ports(), "port") + " of " + scan.machine();
        }
        return scan.ports() == 1
                ? "port " + scan.somePort() + " of " + Units.count(scan.machines(), "machine")
                : Units.count(scan.ports(), "port") + " of " + Units.count(scan.machines(), "machine");
    }

    /** A tenth without an answer that helps, or half with "no such name". */
    static Optional<Finding> dnsFailure(Facts facts) {
        DnsHealth dns = facts.dns();
        boolean hard = dns.failedHard() >= SOME_LOOKUPS && dns.failedHard() * 10 >= dns.lookups();
        boolean soft = dns.failed() >= MANY_LOOKUPS && dns.failed() * 2 >= dns.lookups();
        if (!hard && !soft) {
            return Optional.empty();
        }
        Failure most = dns.failures().getFirst();
        String worst = dns.names().stream().findFirst().filter(name -> name.failed() > 0)
                .map(name -> worst(name, dns.failed())).orElse(", most with \"" + most.code() + "\"");
        return Optional.of(Finding.of("DnsFailure", Weight.ALARM, Units.count(dns.failed()) + " of "
                + Units.count(Math.max(dns.lookups(), dns.failed()), "DNS lookup") + " failed" + worst + "."));
    }

    private static String worst(Name name, long all) {
        return ", " + (name.failed() == all ? "all" : Units.count(name.failed())) + " of them for "
                + Clean.text(name.name(), NAME_LENGTH) + " ("
                + name.failures().getFirst().code() + ")";
    }

    /** A service that most attempts to reach failed. */
    static Optional<Finding> unanswered(Facts facts) {
        return facts.tcp().failing().stream()
                .filter(it -> it.tcp().failed() >= SOME_ATTEMPTS && it.tcp().failed() * 2 >= it.tcp().attempts())
                .findFirst()
                .map(it -> Finding.of("ConnectionsFail", Weight.ALARM, Units.count(it.tcp().failed()) + " of "
                        + Units.count(it.tcp().attempts(), "connection attempt") + " from " + it.client() + " to "
                        + it.serverAndPort()
                        + (it.tcp().unanswered() >= it.tcp().refused() ? " got no answer." : " were refused.")));
    }

    static Optional<Finding> retransmissions(Facts facts) {
        long again = facts.tcp().trouble().retransmissions();
        long segments = facts.tcp().segments();
        if (again < SOME_SEGMENTS || again * 20 < segments) {
            return Optional.empty();
        }
        String most = facts.relations().stream()
                .max(Comparator.comparingLong((Relation it) -> it.tcp().retransmissions())
                        .thenComparing(Relation::server).thenComparing(Relation::client))
                .filter(it -> it.tcp().retransmissions() > 0)
                .map(it -> ", "
                        + (it.tcp().retransmissions() == again
                                ? "all"
                                : Units.percent(it.tcp().retransmissions(), again))
                        + " of them between " + it.client()
                        + " and " + it.serverAndPort())
                .orElse("");
        return Optional.of(Finding.of("Retransmissions", Weight.ALARM, Units.percent(again, segments)
                + " of TCP segments were sent again (" + Units.count(again) + " of " + Units.count(segments) + ")"
                + most
                + "."));
    }
}
