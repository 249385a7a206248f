package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Address;
import java.util.List;
import java.util.TreeSet;

/** The addresses of the captured machines: asked for every packet, so without objects. */
final class AddressSet {
    private final TreeSet<Address> all = new TreeSet<>();
    // High and low halves in turn, open addressing.
    private long[] table = new long[4];
    private int mask = 1;

    void add(Address address) {
        if (!all.add(address)) {
            return;
        }
        int slots = Integer.highestOneBit(all.size() * 4);
        table = new long[slots * 2];
        mask = slots - 1;
        all.forEach(each -> {
            int slot = slot(each.high(), each.low());
            while ((table[slot * 2] | table[slot * 2 + 1]) != 0) {
                slot = slot + 1 & mask;
            }
            table[slot * 2] = each.high();
            table[slot * 2 + 1] = each.low();
        });
    }

    /** The unspecified address, which no machine has, is never in it. */
    boolean has(long high, long low) {
        int slot = slot(high, low);
        while ((table[slot * 2] | table[slot * 2 + 1]) != 0) {
            if (table[slot * 2 + 1] == low && table[slot * 2] == high) {
                return (high | low) != 0;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    private int slot(long high, long low) {
        long mixed = (high ^ low) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Address> list() {
        return List.copyOf(all);
    }
}
