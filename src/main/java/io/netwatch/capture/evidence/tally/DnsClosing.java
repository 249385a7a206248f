package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.DnsHealth;
import io.netwatch.capture.evidence.summary.DnsHealth.Failure;
import io.netwatch.capture.evidence.summary.DnsHealth.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Turns the counts of names into a record. */
final class DnsClosing {
    private static final int NAMES = 15;
    // RFC 1035 and RFC 2136.
    private static final String[] CODES = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED",
            "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH", "NOTZONE"};

    private DnsClosing() {}

    static DnsHealth health(DnsNames names) {
        DnsNames.Count all = new DnsNames.Count("");
        Stream.concat(names.told().stream(), Stream.of(names.others())).forEach(each -> add(all, each));
        List<Name> worst = names.told().stream().filter(count -> count.failed() > 0 || count.slow > 0)
                .map(count -> new Name(count.name, count.lookups, failures(count), count.slow,
                        count.slowest / 1_000_000))
                .sorted(Comparator.comparingLong(Name::failed).reversed()
                        .thenComparing(Comparator.comparingLong(Name::slowestMilliseconds).reversed())
                        .thenComparing(Name::name))
                .limit(NAMES).toList();
        return new DnsHealth(all.lookups, failures(all), all.slow, all.slowest / 1_000_000, worst);
    }

    private static void add(DnsNames.Count sum, DnsNames.Count each) {
        sum.lookups += each.lookups;
        sum.unanswered += each.unanswered;
        sum.slow += each.slow;
        sum.slowest = Math.max(sum.slowest, each.slowest);
        for (int code = 0; code < each.answers.length; code++) {
            sum.answers[code] += each.answers[code];
        }
    }

    private static List<Failure> failures(DnsNames.Count count) {
        List<Failure> failures = new ArrayList<>();
        failures.add(new Failure(DnsHealth.NO_ANSWER, count.unanswered));
        for (int code = 1; code < count.answers.length; code++) {
            failures.add(new Failure(code < CODES.length ? CODES[code] : "code " + code, count.answers[code]));
        }
        return failures.stream().filter(failure -> failure.count() > 0)
                .sorted(Comparator.comparingLong(Failure::count).reversed().thenComparing(Failure::code)).toList();
    }
}
