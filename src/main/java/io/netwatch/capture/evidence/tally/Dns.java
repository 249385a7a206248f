package io.netwatch.capture.evidence.tally;

import static io.netwatch.capture.evidence.packet.Bytes.byteAt;
import static io.netwatch.capture.evidence.packet.Bytes.shortAt;

import io.netwatch.capture.evidence.packet.Headers;
import java.lang.foreign.MemorySegment;

/** DNS over UDP, and over TCP when a message fills a segment: lookups, how they ended, and how long they took. */
final class Dns {
    static final int PORT = 53;
    private static final int HEADER = 12;
    private static final int PENDING = 1 << 13;
    private static final int ANSWER = 0x8000;
    private static final int OPCODE = 0x7800;

    private final Flows flows;
    private final DnsNames names;
    // Lookups that wait for their answer, where their hash says; a newer one takes the place of an older one.
    private long[] keys = {};
    private long[] times = {};
    private DnsNames.Count[] asked = {};

    Dns(Flows flows, DnsNames names) {
        this.flows = flows;
        this.names = names;
    }

    void see(int row, Headers packet, MemorySegment bytes, long time) {
        int skipped = packet.protocol == Headers.TCP ? (byteAt(bytes, packet.transport + 12) >>> 4) * 4 + 2 : 8;
        long at = packet.transport + skipped;
        int left = packet.captured - skipped;
        // One question, a plain lookup, and in TCP a message that begins with its own length.
        if (left < HEADER + 5 || shortAt(bytes, at + 4) != 1 || (shortAt(bytes, at + 2) & OPCODE) != 0
                || (packet.protocol == Headers.TCP && shortAt(bytes, at - 2) != packet.length - skipped)) {
            return;
        }
        DnsNames.Count name = names.of(bytes, at + HEADER, at + left);
        int id = shortAt(bytes, at);
        int flags = shortAt(bytes, at + 2);
        long[] cells = flows.cells;
        long key = (cells[row + Flows.A_LOW] * 31 + cells[row + Flows.B_LOW]) * 0x9E37_79B9_7F4A_7C15L
                ^ (cells[row + Flows.META] << 16 | id) * 0xC2B2_AE3D_27D4_EB4FL;
        int place = (int) (key >>> 32) & PENDING - 1;
        if ((flags & ANSWER) == 0) {
            question(place, key, name, time);
        } else {
            answer(place, key, name, flags & 0x0f, time);
        }
    }

    private void question(int place, long key, DnsNames.Count name, long time) {
        if (asked.length == 0) {
            keys = new long[PENDING];
            times = new long[PENDING];
            asked = new DnsNames.Count[PENDING];
        }
        name.lookups++;
        if (asked[place] != null && keys[place] != key) {
            asked[place].unanswered++;
        }
        // The same question again: one lookup, as patient as its first try.
        if (asked[place] != null && keys[place] == key) {
            name.lookups--;
            return;
        }
        keys[place] = key;
        times[place] = time;
        asked[place] = name;
    }

    private void answer(int place, long key, DnsNames.Count name, int code, long time) {
        name.answers[code]++;
        if (asked.length > 0 && asked[place] != null && keys[place] == key) {
            asked[place] = null;
            name.took(time - times[place]);
        }
    }

    /** Counts what never got an answer, if it had the time to. */
    void close(long askedBefore) {
        for (int place = 0; place < asked.length; place++) {
            if (asked[place] != null && times[place] < askedBefore) {
                asked[place].unanswered++;
            }
            asked[place] = null;
        }
    }
}
