package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.file.CaptureReader;
import io.netwatch.capture.evidence.file.Ending;
import io.netwatch.capture.evidence.file.PacketSink;
import io.netwatch.capture.evidence.packet.Headers;
import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Gap;
import io.netwatch.capture.evidence.summary.Target;
import io.netwatch.capture.evidence.summary.Volume;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Counts one or several files into one set of facts. Memory is bounded by the number of conversations that are followed. */
public final class Tally implements PacketSink {
    private static final Comparator<Address> BY_VERSION = Comparator.comparing(Address::isIPv4).reversed()
            .thenComparing(Comparator.naturalOrder());

    private final Headers headers = new Headers();
    private final AddressSet targets = new AddressSet();
    private final boolean guess;
    private final FineTimeline timeline = new FineTimeline();
    private final Ledger ledger;
    private final Flows flows;
    private final Tcp tcp;
    private final Dns dns;
    private final DnsNames names;
    private final IcmpErrors icmp = new IcmpErrors();
    private final OtherProtocols others = new OtherProtocols();
    private final List<FileRead> files = new ArrayList<>();
    private final Stretches stretches = new Stretches();

    // By direction as FineTimeline numbers them.
    private final long[] packets = new long[3];
    private final long[] bytes = new long[3];
    private boolean targetSeen;
    // Whether a file was left out since the last one that was read.
    private boolean interrupted;
    // Of the stretch that is being read.
    private long first = Long.MAX_VALUE;
    private long last = -1;
    private long now;
    private long untimed;

    /**
     * @param addresses of the captured machines; none to guess
     * @param mostConversations followed at the same time
     * @param dnsNames whether names that were looked up may be told
     */
    public Tally(Collection<Address> addresses, int mostConversations, boolean dnsNames) {
        guess = addresses.isEmpty();
        addresses.forEach(targets::add);
        ledger = new Ledger(mostConversations);
        // What is pending when it is forgotten is most likely one of a flood that nobody answers.
        flows = new Flows(mostConversations, row -> ledger.forget(Rows.conversation(flows(), row, Long.MAX_VALUE)),
                ledger::trim);
        tcp = new Tcp(flows);
        names = new DnsNames(dnsNames);
        dns = new Dns(flows, names);
    }

    private Flows flows() {
        return flows;
    }

    /** Reads the second part of a file whose middle is left out; empty when the first has not told what it is. */
    @FunctionalInterface
    public interface SecondPart {
        /** @param last when the last packet was captured, in nanoseconds since 1970 */
        Optional<Ending> read(OptionalLong last, PacketSink sink);
    }

    /** Counts one more file, and tells how many of its bytes were read. */
    public long read(String name, CaptureReader reader) {
        long before = all().packets();
        Ending ending = first(reader);
        return add(new FileRead(name, ending.format(), all().packets() - before, ending.atByte(), ending.trouble(),
                Optional.empty()));
    }

    /**
     * Counts one more file without its middle, and tells how many of its bytes were read.
     *
     * @param from where the second part begins
     */
    public long read(String name, CaptureReader reader, long from, SecondPart second) {
        long before = all().packets();
        Ending head = first(reader);
        Optional<Ending> tail = second(second);
        Ending last = tail.orElse(head);
        return add(new FileRead(name, head.format(), all().packets() - before, last.atByte(),
                tail.isEmpty() ? head.trouble() : joined(head.damage(), last.trouble()),
                tail.map(_ -> new Gap(head.atByte(), from))));
    }

    private Ending first(CaptureReader reader) {
        if (guess) {
            Guess seen = new Guess();
            reader.glance(seen);
            seen.unlessKnown(targets.list()).forEach(targets::add);
        }
        return interrupted ? resumed(reader) : stretch(() -> reader.read(this));
    }

    private Ending resumed(CaptureReader reader) {
        long before = stretches.last();
        forget();
        Ending ending = stretch(() -> reader.read(this));
        interrupted = last < 0;
        if (!interrupted) {
            stretches.skipped(before, first);
        }
        return ending;
    }

    /** Nobody knows what happened meanwhile, so nothing that is seen behind the gap is compared with what was before. */
    private void forget() {
        tcp.forget(now);
        dns.close(now - Rows.PATIENCE);
    }

    private Optional<Ending> second(SecondPart second) {
        long before = last;
        forget();
        Optional<Ending> tail = stretch(
                () -> second.read(before < 0 ? OptionalLong.empty() : OptionalLong.of(before), this));
        stretches.skipped(before, first);
        return tail;
    }

    private <T> T stretch(Supplier<T> reading) {
        first = Long.MAX_VALUE;
        last = -1;
        T result = reading.get();
        stretches.read(first, last);
        return result;
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() ? one.or(() -> other) : Optional.of(one.get() + " " + other.get());
    }

    private long add(FileRead file) {
        files.add(file);
        return file.read();
    }

    /** Notes a file that is not read, although there is something in it. */
    public void leftOut(String name) {
        interrupted = true;
        missed(name, "It was left out.");
    }

    /** Notes a file that could not be read at all. */
    public void missed(String name, String trouble) {
        files.add(new FileRead(name, "", 0, 0, Optional.of(trouble), Optional.empty()));
    }

    @Override
    public void packet(MemorySegment bytes, long at, int captured, int length, long time, int linkType) {
        moveClock(time);
        if (!headers.decode(bytes, at, captured, linkType)) {
            others.count(headers.etherType(), length);
            count(FineTimeline.OTHER, length);
            return;
        }
        if (guess && targets.isEmpty()) {
            guess(bytes, at, captured, linkType);
        }
        count(direction(), length);
        int row = flows.find(headers, now);
        long[] cells = flows.cells;
        int side = flows.fromA() ? 0 : 2;
        cells[row + Flows.PACKETS_A + side]++;
        cells[row + Flows.BYTES_A + side] += length;
        cells[row + Flows.FIRST] = Math.min(cells[row + Flows.FIRST], now);
        cells[row + Flows.LAST] = Math.max(cells[row + Flows.LAST], now);
        if (headers.hasTransport) {
            transport(row, bytes);
        }
    }

    /** No packet lay within the glance, so the first one has to do. */
    private void guess(MemorySegment bytes, long at, int captured, int linkType) {
        Guess seen = new Guess();
        seen.packet(bytes, at, captured, captured, now, linkType);
        seen.unlessKnown(List.of()).forEach(targets::add);
    }

    private void transport(int row, MemorySegment bytes) {
        switch (headers.protocol) {
            case Headers.TCP -> tcp.see(row, headers, bytes, now);
            case Headers.ICMP, Headers.ICMPV6 -> icmp.see(headers, bytes);
            default -> {
            }
        }
        boolean ported = headers.protocol == Headers.TCP || headers.protocol == Headers.UDP;
        if (ported && (headers.sourcePort == Dns.PORT || headers.destinationPort == Dns.PORT)) {
            dns.see(row, headers, bytes, now);
        }
    }

    /** A packet without a time is as late as the one before it. */
    private void moveClock(long time) {
        if (time < 0) {
            untimed++;
            return;
        }
        now = time;
        first = Math.min(first, time);
        last = Math.max(last, time);
    }

    private void count(int direction, int length) {
        packets[direction]++;
        bytes[direction] += length;
        timeline.add(now, length, direction);
    }

    private int direction() {
        boolean from = targets.has(headers.sourceHigh, headers.sourceLow);
        boolean to = targets.has(headers.destinationHigh, headers.destinationLow);
        targetSeen |= from || to;
        return from == to ? FineTimeline.OTHER : from ? FineTimeline.OUT : FineTimeline.IN;
    }

    private Volume all() {
        return volume(FineTimeline.OUT).plus(volume(FineTimeline.IN)).plus(volume(FineTimeline.OTHER));
    }

    private Volume volume(int direction) {
        return new Volume(packets[direction], bytes[direction]);
    }

    /** Everything that was counted. To be called once, at the end. */
    public Facts close() {
        return close(Optional.empty());
    }

    /** The same with what changed around an alert. */
    public Facts close(Optional<Instant> alert) {
        long end = stretches.last();
        dns.close(end - Rows.PATIENCE);
        flows.forEach(row -> ledger.keep(Rows.conversation(flows, row, end)));
        // In an order of their own, as files may come in any.
        Target target = new Target(targets.list().stream().sorted(BY_VERSION).toList(), guess, targetSeen);
        return new Closing(ledger, target, stretches).facts(files, all(), volume(FineTimeline.OUT),
                volume(FineTimeline.IN), timeline, tcp, names, icmp, others, untimed, alert);
    }
}
