package io.netwatch.sandbox.traffic;

import io.netwatch.sandbox.traffic.Flow.Endpoint;
import io.netwatch.sandbox.traffic.Flow.Protocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Something that is worth a capture. It begins when a third of the plan's time is over, or at a moment that is given. */
public enum TrafficStory {
    /** Nothing but a web server's everyday traffic. */
    NORMAL {
        @Override
        void tell(Teller teller) {}
    },
    /** Twelve connections upload all they can to one address. */
    EXFILTRATION {
        @Override
        void tell(Teller teller) {
            for (int number = 0; number < 12; number++) {
                teller.connect(Duration.ofMillis(40L * number), new Endpoint(PacketFilter.address("203.0.113.77"), 443),
                        Duration.ofMillis(100 + 4 * number)).play(1_600_000, 3_000);
            }
        }
    },
    /** The machine knocks at a thousand ports of a neighbour, which says no at some and nothing at most. */
    PORT_SCAN {
        @Override
        void tell(Teller teller) {
            for (int port = 1; port <= 1000; port++) {
                teller.knock(Duration.ofMillis(8L * port), new Endpoint(PacketFilter.address("10.0.0.20"), port));
            }
        }
    },
    /** The resolver no longer answers for the database. */
    DNS_FAILURE {
        @Override
        void tell(Teller teller) {
            for (int number = 0; number < 80; number++) {
                teller.askInVain(Duration.ofMillis(200L * number), "db.internal.example", number % 4 == 0 ? -1 : 2);
            }
        }
    },
    /** One segment in six is lost on the way. */
    RETRANSMISSION_STORM {
        @Override
        void tell(Teller teller) {
            for (int number = 0; number < 30; number++) {
                teller.connect(Duration.ofMillis(300L * number), new Endpoint(PacketFilter.address("10.0.0.20"), 5432),
                        Duration.ofMillis(4)).losing(17).play(30_000, 20_000);
            }
        }
    },
    /**
     * For three minutes uploads follow one another to one address: long enough for an alert that comes after 90 s, and ten
     * times what is usual at least.
     */
    LASTING_EXFILTRATION {
        @Override
        void tell(Teller teller) {
            for (Duration after = Duration.ZERO; teller.isAsked(after) && after
                    .compareTo(LASTING) < 0; after = after.plus(UPLOAD)) {
                for (int number = 0; number < teller.times(10, UPLOAD_RATE); number++) {
                    teller.connect(after.plusMillis(40L * number),
                            new Endpoint(PacketFilter.address("203.0.113.77"), 443), Duration.ofMillis(100))
                            .play((int) (UPLOAD_RATE * UPLOAD.toSeconds()), 3_000);
                }
            }
        }
    };

    private static final Duration LASTING = Duration.ofMinutes(3);
    private static final Duration UPLOAD = Duration.ofSeconds(15);
    // Bytes per second: ten segments in a round trip of a tenth of a second.
    private static final long UPLOAD_RATE = 140_000;

    abstract void tell(Teller teller);

    Instant usualBeginning(TrafficPlan plan) {
        return plan.from().plus(Duration.between(plan.from(), plan.to()).dividedBy(3));
    }

    List<Packet> packets(TrafficPlan plan, Instant begins) {
        Teller teller = new Teller(plan, begins);
        tell(teller);
        return teller.packets.stream()
                .filter(packet -> !packet.at().isBefore(plan.from()) && packet.at().isBefore(plan.to())).toList();
    }

    /** What the machine can do in a story. */
    static final class Teller {
        private static final int RESOLVER = PacketFilter.address("168.63.129.16");

        private final List<Packet> packets = new ArrayList<>();
        private final TrafficPlan plan;
        private final SplittableRandom random;
        private final int machine;
        private final Instant start;
        private int port = 40_000;

        private Teller(TrafficPlan plan, Instant begins) {
            this.plan = plan;
            random = new SplittableRandom(~plan.seed());
            machine = PacketFilter.address(plan.address());
            start = begins;
        }

        /** Whether anything that happens so late is in the plan. */
        private boolean isAsked(Duration after) {
            return start.plus(after).isBefore(plan.to());
        }

        /** How many of this rate make so many times the plan's. */
        private long times(int factor, long rate) {
            return Math.max(1, Math.ceilDiv(plan.bytesPerSecond() * factor, rate));
        }

        private Script at(Duration after) {
            return new Script(start.plus(after), packets);
        }

        private Flow flow(Protocol protocol, Endpoint remote) {
            return new Flow(protocol, new Endpoint(machine, port++), remote);
        }

        TcpSession connect(Duration after, Endpoint remote, Duration roundTrip) {
            return new TcpSession(at(after), flow(Protocol.TCP, remote), true, roundTrip, random);
        }

        /** A SYN, which every fiftieth port refuses. */
        void knock(Duration after, Endpoint remote) {
            Flow flow = flow(Protocol.TCP, remote);
            Script script = at(after);
            int sequence = random.nextInt();
            script.add(flow, Frames.tcp(flow, true, sequence, 0, Frames.SYN, new byte[0]));
            if (remote.port() % 50 == 0) {
                script.pause(Duration.ofMillis(1));
                script.add(flow, Frames.tcp(flow, false, 0, sequence + 1, Frames.RST | Frames.ACK, new byte[0]));
            }
        }

        void askInVain(Duration after, String name, int code) {
            Datagrams.dnsFailure(at(after), flow(Protocol.UDP, new Endpoint(RESOLVER, 53)), name, code, random);
        }
    }
}
