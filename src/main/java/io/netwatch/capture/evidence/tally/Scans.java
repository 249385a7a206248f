package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Ranking;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.Scan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds those who tried many ports or many machines and were let in nearly nowhere. */
final class Scans {
    private static final int MANY_DOORS = 50;
    private static final int MOST = 5;

    private Scans() {}

    static List<Scan> of(Collection<Relation> relations) {
        Map<Address, List<Relation>> byClient = relations.stream().filter(it -> it.tcp().attempts() > 0)
                .collect(Collectors.groupingBy(Relation::client));
        return worst(byClient.entrySet().stream().filter(it -> isScan(it.getValue()))
                .map(it -> scan(it.getKey(), it.getValue())).toList());
    }

    static List<Scan> worst(Collection<Scan> scans) {
        return Ranking.first(scans, MOST,
                Comparator.comparingLong(Scan::failed).reversed().thenComparing(Scan::scanner));
    }

    /** Each relation is one door, a port of a machine; seven of ten stayed closed. */
    private static boolean isScan(List<Relation> doors) {
        long closed = doors.stream().filter(door -> door.tcp().failed() > 0).count();
        return closed >= MANY_DOORS && closed * 10 >= doors.size() * 7L;
    }

    private static Scan scan(Address scanner, List<Relation> all) {
        List<Relation> doors = all.stream().filter(door -> door.tcp().failed() > 0).toList();
        Map<Address, Long> machines = doors.stream()
                .collect(Collectors.groupingBy(Relation::server, Collectors.counting()));
        Address machine = machines.keySet().stream().max(Comparator.comparing((Address it) -> machines.get(it))
                .thenComparing(Comparator.reverseOrder())).orElseThrow();
        long ports = doors.stream().mapToInt(Relation::port).distinct().count();
        int somePort = doors.stream().mapToInt(Relation::port).min().orElseThrow();
        Instant first = doors.stream().map(Relation::first).min(Comparator.naturalOrder()).orElseThrow();
        Instant last = doors.stream().map(Relation::last).max(Comparator.naturalOrder()).orElseThrow();
        return new Scan(scanner, machine, machines.size(), ports, somePort,
                doors.stream().mapToLong(door -> door.tcp().attempts()).sum(),
                doors.stream().mapToLong(door -> door.tcp().failed()).sum(), first, last);
    }
}
