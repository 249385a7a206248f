package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.DnsHealth;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.LeftOut;
import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.capture.evidence.summary.Port;
import io.netwatch.capture.evidence.summary.Protocols;
import io.netwatch.capture.evidence.summary.Ranking;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.capture.evidence.summary.Share;
import io.netwatch.capture.evidence.summary.Talker;
import io.netwatch.capture.evidence.summary.Target;
import io.netwatch.capture.evidence.summary.TcpHealth;
import io.netwatch.capture.evidence.summary.Timeline;
import io.netwatch.capture.evidence.summary.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the lists from the ledger. Every order is total, so that equal packets give equal facts. */
final class Closing {
    private static final int SOME = 15;
    private static final int MANY = 200;
    private static final int FEW = 10;
    // In a shorter capture nobody can tell a new peer from one that was silent.
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);
    private static final Comparator<Relation> BY_KEY = Comparator.comparing(Relation::client)
            .thenComparing(Relation::server).thenComparingInt(Relation::port).thenComparing(Relation::protocol);
    private static final Comparator<Conversation> BY_PORTS = Comparator.comparing(Conversation::client)
            .thenComparingInt(Conversation::clientPort).thenComparing(Conversation::server)
            .thenComparingInt(Conversation::serverPort).thenComparing(Conversation::protocol);

    private final Ledger ledger;
    private final Target target;
    private final List<Period> gaps;
    private final long first;
    private final long last;

    Closing(Ledger ledger, Target target, Stretches stretches) {
        this.ledger = ledger;
        this.target = target;
        gaps = stretches.gaps();
        first = stretches.first();
        last = stretches.last();
    }

    Facts facts(List<FileRead> files, Volume all, Volume out, Volume in, FineTimeline timeline, Tcp tcp,
            DnsNames names, IcmpErrors icmp, OtherProtocols others, long untimed,
            Optional<Instant> alert) {
        Optional<Period> period = last < 0
                ? Optional.empty()
                : Optional.of(new Period(Rows.instant(first), Rows.instant(last)));
        DnsHealth dns = DnsClosing.health(names);
        LeftOut leftOut = new LeftOut(ledger.forgotten(), ledger.forgottenRelations(), names.full(),
                others.undecoded(), untimed);
        return new Facts(List.copyOf(files), period, target, all, out, in, last < 0 ? Timeline.NONE : timeline.bars(),
                ledger.kept().size() + ledger.forgotten(), talkers(),
                Ranking.of(ledger.kept(), SOME, Conversation::volume, BY_PORTS), ports(), protocols(others),
                relations(), tcp(tcp), dns, icmp.list(), ledger.scans(), newPeers(), leftOut, gaps,
                period.flatMap(it -> mark(it, alert, timeline)));
    }

    private Ranking<Talker> talkers() {
        Stream<Talker> both = ledger.relations().stream().flatMap(it -> Stream.of(
                new Talker(it.client(), it.sent(), it.received(), it.conversations()),
                new Talker(it.server(), it.received(), it.sent(), it.conversations())));
        return Ranking.of(grouped(both, Talker::address, Talker::plus), SOME, Talker::volume,
                Comparator.comparing(Talker::address));
    }

    private Ranking<Port> ports() {
        Stream<Port> all = ledger.relations().stream().filter(it -> Protocols.hasPorts(it.protocol()))
                .map(it -> new Port(it.protocol(), it.port(), Protocols.service(it.port()), it.volume(),
                        it.conversations()));
        return Ranking.of(grouped(all, port -> port.protocol() + port.port(), Port::plus), SOME, Port::volume,
                Comparator.comparingInt(Port::port).thenComparing(Port::protocol));
    }

    private static <T, K> Collection<T> grouped(Stream<T> all, Function<T, K> key,
            BinaryOperator<T> plus) {
        return all.collect(Collectors.toMap(key, Function.identity(), plus)).values();
    }

    private List<Share> protocols(OtherProtocols others) {
        Stream<Share> inside = ledger.protocols().entrySet().stream()
                .map(each -> new Share(each.getKey(), each.getValue()));
        return Stream.concat(inside, others.shares().stream())
                .sorted(Comparator.comparingLong((Share share) -> share.volume().bytes()).reversed()
                        .thenComparing(Share::protocol))
                .limit(SOME).toList();
    }

    private List<Relation> relations() {
        return Ranking.first(ledger.relations(), MANY, largest());
    }

    private static Comparator<Relation> largest() {
        return Comparator.comparingLong((Relation it) -> it.volume().bytes()).reversed().thenComparing(BY_KEY);
    }

    private TcpHealth tcp(Tcp tcp) {
        List<Relation> failing = ledger.relations().stream().filter(it -> it.tcp().failed() > 0)
                .sorted(Comparator.comparingLong((Relation it) -> it.tcp().failed()).reversed().thenComparing(BY_KEY))
                .limit(FEW).toList();
        return new TcpHealth(tcp.segments, tcp.outOfOrder, tcp.total(ledger.trouble()), failing);
    }

    private Optional<Mark> mark(Period period, Optional<Instant> alert, FineTimeline timeline) {
        return alert.filter(moment -> Mark.isIn(period, moment)).map(moment -> Marking.of(moment, period,
                timeline.course(), gaps, target, peers(), largest()));
    }

    /**
     * Whom the target called in the last quarter, and nobody had heard of before. Who was first called in a gap is not
     * known, so behind one the quarter is that of the rest.
     */
    private List<Relation> newPeers() {
        Instant end = Rows.instant(Math.max(0, last));
        Duration length = Duration.between(gaps.isEmpty() ? Rows.instant(first) : gaps.getLast().last(), end);
        if (last < 0 || length.compareTo(LONG_ENOUGH) < 0) {
            return List.of();
        }
        Instant lastQuarter = end.minus(length.dividedBy(4));
        return Ranking.first(peers().stream().filter(it -> target.addresses().contains(it.client()))
                .filter(it -> !it.first().isBefore(lastQuarter)).toList(), SOME, largest());
    }

    private Collection<Relation> peers() {
        return grouped(ledger.relations().stream(), this::peer, Closing::earlier);
    }

    private Object peer(Relation relation) {
        return target.addresses().contains(relation.client()) ? relation.server() : relation.client();
    }

    /** One peer has one beginning, whatever port it was called on; its bytes are those of all ports. */
    private static Relation earlier(Relation one, Relation other) {
        Comparator<Relation> order = Comparator.comparing(Relation::first).thenComparing(BY_KEY);
        return order.compare(one, other) <= 0 ? one.plus(other) : other.plus(one);
    }
}
