package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.Scan;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import io.netwatch.capture.evidence.summary.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Conversations as they are closed, put together by client, server and port. */
final class Ledger {
    private final int most;
    private final List<Conversation> kept = new ArrayList<>();
    private final Map<Key, Relation> relations = new HashMap<>();
    private final Map<Address, Scan> scans = new HashMap<>();
    private final Map<String, Volume> protocols = new TreeMap<>();
    private TcpTrouble trouble = TcpTrouble.NONE;
    private long forgotten;
    private long forgottenRelations;

    /** Comparable, so that a map of crafted keys with equal hashes is a tree and not a list. */
    private record Key(Address client, Address server, int port, String protocol) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::client).thenComparing(Key::server)
                .thenComparingInt(Key::port).thenComparing(Key::protocol);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Ledger(int most) {
        this.most = most;
    }

    /** Counts a conversation that is too small to be listed. */
    void forget(Conversation conversation) {
        forgotten++;
        book(conversation);
    }

    void keep(Conversation conversation) {
        kept.add(conversation);
        book(conversation);
    }

    private void book(Conversation it) {
        protocols.merge(it.protocol(), it.volume(), Volume::plus);
        trouble = trouble.plus(it.tcp());
        Relation relation = Relation.of(it);
        relations.merge(new Key(it.client(), it.server(), it.serverPort(), it.protocol()), relation, Relation::plus);
    }

    /**
     * Makes room when there are too many relations: as in {@link Flows} the smaller half goes. To be called between batches
     * only, so that what goes does not depend on the order within one.
     */
    void trim() {
        if (relations.size() <= most) {
            return;
        }
        long[] bytes = relations.values().stream().mapToLong(relation -> relation.volume().bytes()).sorted().toArray();
        long median = bytes[bytes.length / 2];
        List<Relation> small = relations.values().stream().filter(it -> it.volume().bytes() <= median).toList();
        relations.values().removeIf(it -> it.volume().bytes() <= median);
        forgottenRelations += small.size();
        Scans.of(small).forEach(scan -> scans.merge(scan.scanner(), scan, Scan::plus));
    }

    /** Scans consist of small relations, so they are remembered when those are not. */
    List<Scan> scans() {
        Map<Address, Scan> all = new HashMap<>(scans);
        Scans.of(relations.values()).forEach(scan -> all.merge(scan.scanner(), scan, Scan::plus));
        return Scans.worst(all.values());
    }

    List<Conversation> kept() {
        return kept;
    }

    Collection<Relation> relations() {
        return relations.values();
    }

    Map<String, Volume> protocols() {
        return protocols;
    }

    TcpTrouble trouble() {
        return trouble;
    }

    long forgotten() {
        return forgotten;
    }

    long forgottenRelations() {
        return forgottenRelations;
    }
}
