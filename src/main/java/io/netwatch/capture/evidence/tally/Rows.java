package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.Protocols;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import io.netwatch.capture.evidence.summary.Volume;
import java.time.Instant;

/** Turns a row of {@link Flows} into a record. */
final class Rows {
    /** How long an answer may take before a question counts as unanswered: one second, in nanoseconds. */
    static final long PATIENCE = 1_000_000_000;
    // Above here are the ports that operating systems give to clients.
    private static final int CLIENT_PORTS = 32_768;

    private Rows() {}

    /** @param now what is still pending since less than a second before counts as neither answered nor unanswered */
    static Conversation conversation(Flows flows, int row, long now) {
        long[] cells = flows.cells;
        boolean clientIsA = clientIsA(cells, row);
        Address a = new Address(cells[row + Flows.A_HIGH], cells[row + Flows.A_LOW]);
        Address b = new Address(cells[row + Flows.B_HIGH], cells[row + Flows.B_LOW]);
        int portA = portA(cells[row + Flows.META]);
        int portB = portB(cells[row + Flows.META]);
        Volume byA = new Volume(cells[row + Flows.PACKETS_A], cells[row + Flows.BYTES_A]);
        Volume byB = new Volume(cells[row + Flows.PACKETS_B], cells[row + Flows.BYTES_B]);
        String protocol = Protocols.name((int) (cells[row + Flows.META] >>> 32) & 0xff);
        Instant first = instant(cells[row + Flows.FIRST]);
        Instant last = instant(cells[row + Flows.LAST]);
        TcpTrouble tcp = trouble(cells, row, now);
        return clientIsA
                ? new Conversation(protocol, a, portA, b, portB, byA, byB, first, last, tcp)
                : new Conversation(protocol, b, portB, a, portA, byB, byA, first, last, tcp);
    }

    private static boolean clientIsA(long[] cells, int row) {
        long state = cells[row + Flows.STATE];
        if ((state & Tcp.OPENER_KNOWN) != 0) {
            return (state & Tcp.OPENER_IS_A) != 0;
        }
        int portA = portA(cells[row + Flows.META]);
        int portB = portB(cells[row + Flows.META]);
        if (Protocols.isUsual(portA) != Protocols.isUsual(portB)) {
            return Protocols.isUsual(portB);
        }
        return portA >= CLIENT_PORTS == portB >= CLIENT_PORTS
                ? (state & Tcp.A_BEGAN) != 0
                : portA >= CLIENT_PORTS;
    }

    private static TcpTrouble trouble(long[] cells, int row, long now) {
        long state = cells[row + Flows.STATE];
        boolean pending = (state & Tcp.PENDING) != 0 && cells[row + Flows.SYN_TIME] <= now - PATIENCE;
        long counters = cells[row + Flows.TROUBLE];
        return new TcpTrouble(cells[row + Flows.ATTEMPTS], cells[row + Flows.UNANSWERED] + (pending ? 1 : 0),
                cells[row + Flows.REFUSED], counters >>> Tcp.RETRANSMISSIONS & 0xffff, counters >>> Tcp.RESETS & 0xffff,
                counters >>> Tcp.ZERO_WINDOWS & 0xffff);
    }

    private static int portA(long meta) {
        return (int) meta >>> 16;
    }

    private static int portB(long meta) {
        return (int) meta & 0xffff;
    }

    static long nanoseconds(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    static Instant instant(long nanoseconds) {
        return Instant.ofEpochSecond(nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
    }
}
