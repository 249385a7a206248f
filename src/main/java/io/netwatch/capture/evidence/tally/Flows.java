package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.packet.Headers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * The conversations that are followed, one row of numbers each, found by both addresses, both ports and the protocol. When
 * there are too many, the smaller half is handed over and forgotten. Each packet costs one search here, so rows lie in one
 * array, and a secret seed keeps crafted packets from making searches long.
 */
final class Flows {
    // Columns: the key, with the smaller side as A ...
    static final int A_HIGH = 0;
    static final int A_LOW = 1;
    static final int B_HIGH = 2;
    static final int B_LOW = 3;
    static final int META = 4;
    // ... what both sides sent; B's figures follow A's at the same distance for all ...
    static final int PACKETS_A = 5;
    static final int BYTES_A = 6;
    static final int PACKETS_B = 7;
    static final int BYTES_B = 8;
    static final int FIRST = 9;
    static final int LAST = 10;
    static final int STATE = 11;
    // ... and TCP's bookkeeping.
    static final int NEXT_A = 12;
    static final int NEXT_B = 13;
    static final int ACKED_A = 14;
    static final int ACKED_B = 15;
    static final int ADVANCED_A = 16;
    static final int ADVANCED_B = 17;
    static final int SYN_TIME = 18;
    static final int ROUND_TRIP = 19;
    static final int TROUBLE = 20;
    static final int ATTEMPTS = 21;
    static final int UNANSWERED = 22;
    static final int REFUSED = 23;
    private static final int COLUMNS = 24;

    private static final long USED = 1L << 40;
    private static final int FIRST_ROWS = 1 << 7;
    private static final long NOTHING = -1;

    private final int most;
    private final IntConsumer forgotten;
    private final Runnable afterwards;
    private final long seed1;
    private final long seed2;
    long[] cells = new long[FIRST_ROWS * COLUMNS];
    private int mask = FIRST_ROWS - 1;
    private int size;
    private boolean fromA;

    /**
     * @param forgotten gets each row that must make room, which is valid during this call only
     * @param afterwards runs when all rows that must go have gone
     */
    Flows(int most, IntConsumer forgotten, Runnable afterwards) {
        this.most = most;
        this.forgotten = forgotten;
        this.afterwards = afterwards;
        SplittableRandom random = new SplittableRandom();
        seed1 = random.nextLong();
        seed2 = random.nextLong();
    }

    /** Whether the packet of the last search came from side A. */
    boolean fromA() {
        return fromA;
    }

    /** @return the row of this packet's conversation, which may be new */
    int find(Headers packet, long time) {
        fromA = isOrdered(packet);
        long aHigh = fromA ? packet.sourceHigh : packet.destinationHigh;
        long aLow = fromA ? packet.sourceLow : packet.destinationLow;
        long bHigh = fromA ? packet.destinationHigh : packet.sourceHigh;
        long bLow = fromA ? packet.destinationLow : packet.sourceLow;
        int ports = fromA
                ? packet.sourcePort << 16 | packet.destinationPort
                : packet.destinationPort << 16 | packet.sourcePort;
        long meta = USED | (long) packet.protocol << 32 | Integer.toUnsignedLong(ports);
        int row = search(aHigh, aLow, bHigh, bLow, meta);
        if (cells[row + META] == 0) {
            if (size >= most) {
                forgetHalf();
                row = search(aHigh, aLow, bHigh, bLow, meta);
            } else if (size * 2 > mask) {
                rebuild(mask * 2 + 2, NOTHING);
                row = search(aHigh, aLow, bHigh, bLow, meta);
            }
            begin(row, aHigh, aLow, bHigh, bLow, meta, time);
        }
        return row;
    }

    private void begin(int row, long aHigh, long aLow, long bHigh, long bLow, long meta, long time) {
        cells[row + A_HIGH] = aHigh;
        cells[row + A_LOW] = aLow;
        cells[row + B_HIGH] = bHigh;
        cells[row + B_LOW] = bLow;
        cells[row + META] = meta;
        cells[row + FIRST] = time;
        cells[row + LAST] = time;
        cells[row + STATE] = fromA ? Tcp.A_BEGAN : 0;
        size++;
    }

    private static boolean isOrdered(Headers packet) {
        if (packet.sourceLow != packet.destinationLow) {
            return packet.sourceLow < packet.destinationLow;
        }
        return packet.sourceHigh != packet.destinationHigh
                ? packet.sourceHigh < packet.destinationHigh
                : packet.sourcePort <= packet.destinationPort;
    }

    private int search(long aHigh, long aLow, long bHigh, long bLow, long meta) {
        long[] table = cells;
        int slot = (int) hash(aHigh, aLow, bHigh, bLow, meta) & mask;
        while (true) {
            int row = slot * COLUMNS;
            long found = table[row + META];
            if (found == 0 || (found == meta && table[row + A_LOW] == aLow && table[row + B_LOW] == bLow
                    && table[row + A_HIGH] == aHigh && table[row + B_HIGH] == bHigh)) {
                return row;
            }
            slot = slot + 1 & mask;
        }
    }

    private long hash(long aHigh, long aLow, long bHigh, long bLow, long meta) {
        long hash = fold(aLow ^ seed1, bLow ^ seed2) ^ fold(meta ^ seed2, seed1);
        return (aHigh | bHigh) == 0 ? hash : hash ^ fold(aHigh ^ seed2, bHigh ^ seed1);
    }

    /** Both halves of a product, which every bit of both factors reaches. */
    private static long fold(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ (a * b);
    }

    /** All rows that are not larger than the median go; which they are depends on the packets only, not on the seed. */
    private void forgetHalf() {
        long[] bytes = new long[size];
        int next = 0;
        for (int row = 0; row < cells.length; row += COLUMNS) {
            if (cells[row + META] != 0) {
                bytes[next++] = bytes(row);
            }
        }
        Arrays.sort(bytes);
        rebuild(mask + 1, bytes[size / 2]);
        afterwards.run();
    }

    private long bytes(int row) {
        return cells[row + BYTES_A] + cells[row + BYTES_B];
    }

    /** @param least rows with this many bytes or fewer are handed over instead of kept */
    private void rebuild(int rows, long least) {
        long[] old = cells;
        for (int row = 0; least >= 0 && row < old.length; row += COLUMNS) {
            if (old[row + META] != 0 && bytes(row) <= least) {
                forgotten.accept(row);
            }
        }
        cells = new long[rows * COLUMNS];
        mask = rows - 1;
        size = 0;
        for (int row = 0; row < old.length; row += COLUMNS) {
            if (old[row + META] != 0 && old[row + BYTES_A] + old[row + BYTES_B] > least) {
                int to = search(old[row], old[row + A_LOW], old[row + B_HIGH], old[row + B_LOW], old[row + META]);
                System.arraycopy(old, row, cells, to, COLUMNS);
                size++;
            }
        }
    }

    /** All rows, in no order. */
    void forEach(IntConsumer rows) {
        for (int row = 0; row < cells.length; row += COLUMNS) {
            if (cells[row + META] != 0) {
                rows.accept(row);
            }
        }
    }
}
