package io.netwatch.sandbox.traffic;

import io.netwatch.sandbox.traffic.Flow.Endpoint;
import io.netwatch.sandbox.traffic.Flow.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Invents conversations slot by slot. Each slot of absolute time has its own seed, derived from the plan's, so a capture that starts late finds
 * the connections that began before it, in their middle.
 */
final class TrafficSource {
    private static final int SLOT_SECONDS = 5;
    // No conversation lasts longer than this many slots.
    private static final int LONGEST_CONVERSATION = 2;
    // Below this no conversation fits into what is left of a slot's bytes.
    private static final int SMALLEST_CONVERSATION = 300;
    private static final int HANDSHAKE_AND_CLOSE = 400;

    // Azure's own resolver; all others come from the ranges that RFC 5737 and RFC 1918 keep free.
    private static final int RESOLVER = PacketFilter.address("168.63.129.16");
    private static final int TIME_SERVER = PacketFilter.address("192.0.2.123");
    private static final int LOG_SERVER = PacketFilter.address("10.0.0.9");
    private static final List<Site> SITES = List.of(new Site("packages.example.com", "203.0.113.10", 443),
            new Site("api.example.net", "198.51.100.20", 443), new Site("www.example.org", "192.0.2.80", 80),
            new Site("db.internal.example", "10.0.0.20", 5432));

    private final TrafficPlan plan;
    private final int machine;

    /** A server that the machine talks to. */
    private record Site(String name, int address, int port) {
        Site(String name, String address, int port) {
            this(name, PacketFilter.address(address), port);
        }
    }

    TrafficSource(TrafficPlan plan) {
        this.plan = plan;
        machine = PacketFilter.address(plan.address());
    }

    /** Hands over the plan's packets in the order of time until {@code sink} has had enough and answers false. */
    void play(Predicate<Packet> sink) {
        List<Packet> pending = new ArrayList<>();
        long last = Math.floorDiv(plan.to().getEpochSecond(), SLOT_SECONDS);
        for (long slot = Math.floorDiv(plan.from().getEpochSecond(), SLOT_SECONDS)
                - LONGEST_CONVERSATION; slot <= last; slot++) {
            pending.addAll(conversations(slot));
            pending.sort(Comparator.comparing(Packet::at));
            Instant slotEnd = Instant.ofEpochSecond((slot + 1) * SLOT_SECONDS);
            int ready = (int) pending.stream().takeWhile(packet -> packet.at().isBefore(slotEnd)).count();
            List<Packet> due = pending.subList(0, ready);
            if (!due.stream().filter(this::isInWindow).allMatch(sink)) {
                return;
            }
            due.clear();
        }
    }

    private boolean isInWindow(Packet packet) {
        return !packet.at().isBefore(plan.from()) && packet.at().isBefore(plan.to());
    }

    /** All conversations that begin in a slot. The last ones shrink to what is left, so that every slot meets the rate. */
    private List<Packet> conversations(long slot) {
        var random = new SplittableRandom(plan.seed() ^ (slot * 0x9E37_79B9_7F4A_7C15L) ^ machine);
        var packets = new ArrayList<Packet>();
        long left = plan.bytesPerSecond() * SLOT_SECONDS;
        while (left >= SMALLEST_CONVERSATION) {
            Instant start = Instant.ofEpochSecond(slot * SLOT_SECONDS)
                    .plusNanos(random.nextLong(SLOT_SECONDS * 1_000_000_000L));
            var script = new Script(start);
            converse(script, start, left, random);
            packets.addAll(script.packets());
            left -= script.bytes();
        }
        return packets;
    }

    /** One conversation; the shares are those of a small web server that also calls others. */
    private void converse(Script script, Instant start, long bytes, SplittableRandom random) {
        int dice = random.nextInt(100);
        if (dice < 8) {
            Datagrams.syslog(script, udp(machinePort(random), new Endpoint(LOG_SERVER, 514)), random);
        } else if (dice < 12) {
            Datagrams.ntp(script, udp(123, new Endpoint(TIME_SERVER, 123)), start, random);
        } else if (dice < 16) {
            var flow = new Flow(Protocol.ICMP, new Endpoint(machine, 0), new Endpoint(SITES.getLast().address(), 0));
            Datagrams.ping(script, flow, random.nextInt(1, 4), random);
        } else if (dice < 70) {
            outgoing(script, bytes, random);
        } else {
            incoming(script, bytes, random);
        }
    }

    /** A lookup, then a connection to the site that was looked up. */
    private void outgoing(Script script, long bytes, SplittableRandom random) {
        Site site = SITES.get(random.nextInt(SITES.size()));
        Datagrams.dns(script, udp(machinePort(random), new Endpoint(RESOLVER, 53)), site.name(), site.address(),
                random);
        var flow = new Flow(Protocol.TCP, new Endpoint(machine, machinePort(random)),
                new Endpoint(site.address(), site.port()));
        script.pause(Duration.ofMillis(1));
        connection(script, flow, true, bytes - script.bytes(), random);
    }

    /** A visitor of the machine's web server. */
    private void incoming(Script script, long bytes, SplittableRandom random) {
        var visitor = new Endpoint(PacketFilter.address("203.0.113.0") + random.nextInt(100, 250),
                random.nextInt(1024, 65_536));
        connection(script, new Flow(Protocol.TCP, new Endpoint(machine, 443), visitor), false, bytes, random);
    }

    /** Mostly a few segments, now and then a download of up to 170 kB; {@code bytes} is a soft limit. */
    private static void connection(Script script, Flow flow, boolean outgoing, long bytes, SplittableRandom random) {
        int segments = random.nextInt(10) < 7 ? random.nextInt(1, 8) : random.nextInt(20, 120);
        long room = Math.clamp(bytes - HANDSHAKE_AND_CLOSE, 100, (long) segments * TcpSession.SEGMENT);
        int request = (int) Math.min(room / 2, random.nextInt(60, 900));
        var roundTrip = Duration.ofNanos(random.nextInt(500_000, 40_000_000));
        new TcpSession(script, flow, outgoing, roundTrip, random).play(request, (int) room - request);
    }

    private Flow udp(int port, Endpoint remote) {
        return new Flow(Protocol.UDP, new Endpoint(machine, port), remote);
    }

    private static int machinePort(SplittableRandom random) {
        return random.nextInt(32_768, 61_000);
    }
}
