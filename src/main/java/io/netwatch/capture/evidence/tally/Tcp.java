package io.netwatch.capture.evidence.tally;

import static io.netwatch.capture.evidence.packet.Bytes.byteAt;
import static io.netwatch.capture.evidence.packet.Bytes.intAt;
import static io.netwatch.capture.evidence.packet.Bytes.shortAt;

import io.netwatch.capture.evidence.packet.Headers;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import java.lang.foreign.MemorySegment;

/**
 * TCP's health, conversation by conversation. A segment is sent again when its bytes lie before the next expected one; it only
 * came late when that happens within a round trip (3 ms if the handshake was not seen) and nobody had acknowledged it.
 */
final class Tcp {
    // Bits of Flows.STATE. The first belongs to all conversations.
    static final int A_BEGAN = 1;
    static final int OPENER_KNOWN = 1 << 1;
    static final int OPENER_IS_A = 1 << 2;
    static final int PENDING = 1 << 3;
    static final int OVER = 1 << 4;
    private static final int HANDSHAKE = 1 << 5;
    // What is known of A; of B is the next bit.
    private static final int NEXT_KNOWN_A = 1 << 6;
    private static final int ACK_KNOWN_A = 1 << 8;
    private static final int KNOWN = 3 * (NEXT_KNOWN_A | ACK_KNOWN_A);

    // Four counters of 16 bits in Flows.TROUBLE.
    static final int RETRANSMISSIONS = 0;
    static final int RESETS = 16;
    static final int ZERO_WINDOWS = 32;
    private static final int FULL = 0xffff;

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final long USUAL_ROUND_TRIP = 3_000_000;

    private final Flows flows;
    long segments;
    private long retransmissions;
    long outOfOrder;
    private long resets;
    private long zeroWindows;

    Tcp(Flows flows) {
        this.flows = flows;
    }

    void see(int row, Headers packet, MemorySegment bytes, long time) {
        long at = packet.transport;
        int flags = byteAt(bytes, at + 13);
        int side = flows.fromA() ? 0 : 1;
        int payload = packet.length - (byteAt(bytes, at + 12) >>> 4) * 4;
        if ((flags & (SYN | RST)) != 0) {
            openingOrReset(row, side, flags, intAt(bytes, at + 4), time);
        } else {
            answered(row, side, flags, time);
        }
        if (shortAt(bytes, at + 14) == 0 && (flags & (SYN | FIN | RST)) == 0) {
            zeroWindows++;
            count(row, ZERO_WINDOWS);
        }
        int consumed = Math.max(0, payload) + (flags & FIN) + ((flags & SYN) >>> 1);
        if (consumed > 0 && (flags & RST) == 0) {
            segment(row, side, intAt(bytes, at + 4), consumed, (flags & (SYN | FIN)) == 0, time);
        }
        if ((flags & ACK) != 0) {
            flows.cells[row + Flows.ACKED_A + side] = intAt(bytes, at + 8);
            flows.cells[row + Flows.STATE] |= ACK_KNOWN_A << side;
        }
    }

    /** What is seen next may be anything: only a SYN that has waited long enough is known to be unanswered. */
    void forget(long now) {
        flows.forEach(row -> {
            long[] cells = flows.cells;
            long state = cells[row + Flows.STATE];
            if ((state & PENDING) != 0 && cells[row + Flows.SYN_TIME] <= now - Rows.PATIENCE) {
                cells[row + Flows.UNANSWERED]++;
            }
            cells[row + Flows.STATE] = state & ~(PENDING | HANDSHAKE | KNOWN);
        });
    }

    private void openingOrReset(int row, int side, int flags, int sequence, long time) {
        long state = flows.cells[row + Flows.STATE];
        if ((flags & RST) != 0) {
            reset(row, side, state);
        } else if ((flags & ACK) == 0) {
            opening(row, side, sequence, state, time);
        } else if ((state & PENDING) != 0 && side != opener(state)) {
            flows.cells[row + Flows.STATE] = state & ~PENDING;
        }
    }

    private void reset(int row, int side, long state) {
        resets++;
        count(row, RESETS);
        if ((state & PENDING) != 0 && side != opener(state)) {
            flows.cells[row + Flows.REFUSED]++;
        }
        flows.cells[row + Flows.STATE] = (state & ~PENDING) | OVER;
    }

    /** A SYN: the first of a conversation, one more of a new connection on the same ports, or the same one again. */
    private void opening(int row, int side, int sequence, long state, long time) {
        boolean again = (state & OPENER_KNOWN) != 0 && opener(state) == side && (state & OVER) == 0
                && (int) flows.cells[row + Flows.NEXT_A + side] - 1 == sequence;
        if (again) {
            return;
        }
        if ((state & PENDING) != 0) {
            flows.cells[row + Flows.UNANSWERED]++;
        }
        flows.cells[row + Flows.ATTEMPTS]++;
        flows.cells[row + Flows.SYN_TIME] = time;
        flows.cells[row + Flows.ROUND_TRIP] = 0;
        flows.cells[row + Flows.STATE] = (state & A_BEGAN) | OPENER_KNOWN | PENDING | HANDSHAKE
                | (side == 0 ? OPENER_IS_A : 0);
    }

    /** A segment without SYN: whoever sends it, a connection that was pending stands if it came from the other side. */
    private void answered(int row, int side, int flags, long time) {
        long state = flows.cells[row + Flows.STATE];
        long next = (flags & FIN) != 0 ? state | OVER : state;
        if ((state & HANDSHAKE) != 0) {
            boolean byOpener = side == opener(state);
            if (byOpener && (state & PENDING) == 0) {
                flows.cells[row + Flows.ROUND_TRIP] = time - flows.cells[row + Flows.SYN_TIME];
                next &= ~HANDSHAKE;
            } else if (!byOpener) {
                next &= ~PENDING;
            }
        }
        flows.cells[row + Flows.STATE] = next;
    }

    private static int opener(long state) {
        return (state & OPENER_IS_A) != 0 ? 0 : 1;
    }

    private void segment(int row, int side, int sequence, int length, boolean plain, long time) {
        long[] cells = flows.cells;
        segments++;
        int end = sequence + length;
        int next = (int) cells[row + Flows.NEXT_A + side];
        boolean known = (cells[row + Flows.STATE] & (NEXT_KNOWN_A << side)) != 0;
        if (known && sequence - next < 0) {
            boolean keepAlive = plain && length == 1 && sequence + 1 == next;
            if (!keepAlive) {
                repeated(row, side, end, next, time);
            }
        }
        if (!known || end - next > 0) {
            cells[row + Flows.NEXT_A + side] = end;
            cells[row + Flows.ADVANCED_A + side] = time;
            cells[row + Flows.STATE] |= NEXT_KNOWN_A << side;
        }
    }

    private void repeated(int row, int side, int end, int next, long time) {
        long[] cells = flows.cells;
        int other = 1 - side;
        boolean acked = (cells[row + Flows.STATE] & (ACK_KNOWN_A << other)) != 0
                && end - (int) cells[row + Flows.ACKED_A + other] <= 0;
        long roundTrip = cells[row + Flows.ROUND_TRIP] > 0 ? cells[row + Flows.ROUND_TRIP] : USUAL_ROUND_TRIP;
        if (!acked && end != next && time - cells[row + Flows.ADVANCED_A + side] < roundTrip) {
            outOfOrder++;
        } else {
            retransmissions++;
            count(row, RETRANSMISSIONS);
        }
    }

    /** The trouble of all conversations; rows count up to 65,535 of a kind only, so what can be more is counted here. */
    TcpTrouble total(TcpTrouble rows) {
        return new TcpTrouble(rows.attempts(), rows.unanswered(), rows.refused(), retransmissions, resets, zeroWindows);
    }

    private void count(int row, int shift) {
        long trouble = flows.cells[row + Flows.TROUBLE];
        if ((trouble >>> shift & FULL) < FULL) {
            flows.cells[row + Flows.TROUBLE] = trouble + (1L << shift);
        }
    }
}
