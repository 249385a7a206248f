package io.netwatch.capture.evidence.summary;

import io.netwatch.capture.evidence.summary.Finding.Weight;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Stories about where most of the bytes went, or came from. */
final class VolumeStories {
    // Half of what went out, a megabyte at least, and far more than came back: uploads look like this, browsing does not.
    private static final double MOST = 0.5;
    private static final long MUCH = 1 << 20;
    private static final int ONE_WAY = 3;
    // Downloads are everyday business, so they must be more of both to be told.
    private static final double NEARLY_ALL = 0.8;
    private static final long VERY_MUCH = 16 << 20;

    private VolumeStories() {}

    /** The target called somebody and sent most of its bytes there. */
    static Optional<Finding> oneReceiver(Facts facts) {
        return largest(facts, relation -> isTarget(facts, relation.client()), Relation::serverAndPort,
                relation -> relation.sent().bytes())
                .filter(it -> stands(it.sent().bytes(), it.received().bytes(), facts.out().bytes(), MOST, MUCH))
                .map(it -> new Finding("OneReceiver", Weight.ALARM,
                        share(facts.out(), it.sent(), "outgoing", facts) + " went to " + it.serverAndPort() + ", "
                                + over(it) + ".",
                        Optional.of(it.first())));
    }

    /** Somebody called the target and fetched most of what it sent. */
    static Optional<Finding> oneVisitor(Facts facts) {
        return largest(facts, relation -> isTarget(facts, relation.server()),
                relation -> relation.client() + " " + relation.port(), relation -> relation.received().bytes())
                .filter(it -> stands(it.received().bytes(), it.sent().bytes(), facts.out().bytes(), MOST, MUCH))
                .map(it -> Finding.of("OneVisitor", Weight.NOTICE,
                        share(facts.out(), it.received(), "outgoing", facts) + " went to " + it.client()
                                + ", which fetched them from port " + it.port() + " " + over(it) + "."));
    }

    /** Most of what came in came from one address. */
    static Optional<Finding> oneSender(Facts facts) {
        Optional<Relation> fetched = largest(facts, relation -> isTarget(facts, relation.client()),
                Relation::serverAndPort, relation -> relation.received().bytes());
        Optional<Relation> brought = largest(facts, relation -> isTarget(facts, relation.server()),
                relation -> relation.client() + " " + relation.port(), relation -> relation.sent().bytes());
        long in = facts.in().bytes();
        return fetched
                .filter(it -> stands(it.received().bytes(), it.sent().bytes(), in, NEARLY_ALL, VERY_MUCH))
                .map(it -> share(facts.in(), it.received(), "incoming", facts) + " came from " + it.serverAndPort()
                        + ", " + over(it) + ".")
                .or(() -> brought
                        .filter(it -> stands(it.sent().bytes(), it.received().bytes(), in, NEARLY_ALL, VERY_MUCH))
                        .map(it -> share(facts.in(), it.sent(), "incoming", facts) + " came from " + it.client()
                                + " to port " + it.port() + ", " + over(it) + "."))
                .map(sentence -> Finding.of("OneSender", Weight.NOTICE, sentence));
    }

    private static boolean stands(long bytes, long back, long all, double share, long least) {
        return bytes >= least && bytes >= all * share && bytes >= back * ONE_WAY;
    }

    /** Several targets may have dealt with the same peer; it is the peer that counts. */
    private static Optional<Relation> largest(Facts facts, Predicate<Relation> which, Function<Relation, String> peer,
            ToLongFunction<Relation> bytes) {
        return facts.relations().stream().filter(which)
                .collect(Collectors.toMap(peer, Function.identity(), Relation::plus)).values().stream()
                .max(Comparator.comparingLong(bytes).thenComparing(Relation::server).thenComparing(Relation::client)
                        .thenComparingInt(Relation::port));
    }

    private static boolean isTarget(Facts facts, Address address) {
        return facts.target().addresses().contains(address);
    }

    private static String share(Volume whole, Volume part, String direction, Facts facts) {
        String time = facts.time().map(length -> " in " + length).orElse("");
        return Units.percent(part.bytes(), whole.bytes()) + " of " + direction + " bytes (" + Units.bytes(part.bytes())
                + time + ")";
    }

    private static String over(Relation relation) {
        String what = relation.protocol().equals("TCP")
                ? "connection"
                : relation.protocol() + " conversation";
        return "over " + Units.count(relation.conversations(), what) + (relation.tcp().attempts() > 0
                ? " that began at " + Units.clock(relation.first())
                : ", first seen at " + Units.clock(relation.first()));
    }
}
