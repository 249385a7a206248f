package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.file.PacketSink;
import io.netwatch.capture.evidence.packet.Headers;
import io.netwatch.capture.evidence.summary.Address;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose capture it is, told from its first packets: the address that is in most of them, one per IP version. */
final class Guess implements PacketSink {
    private final Headers headers = new Headers();
    private final Map<Address, Sighting> sightings = new HashMap<>();
    private long packets;

    /** How often an address was seen, and with whom. */
    private static final class Sighting {
        final Set<Address> peers = new HashSet<>();
        long packets;
    }

    @Override
    public void packet(MemorySegment bytes, long at, int captured, int length, long time, int linkType) {
        if (headers.decode(bytes, at, captured, linkType)) {
            packets++;
            Address source = new Address(headers.sourceHigh, headers.sourceLow);
            Address destination = new Address(headers.destinationHigh, headers.destinationLow);
            see(source, destination);
            see(destination, source);
        }
    }

    private void see(Address address, Address peer) {
        if (address.isOfOneMachine()) {
            Sighting sighting = sightings.computeIfAbsent(address, _ -> new Sighting());
            sighting.packets++;
            sighting.peers.add(peer);
        }
    }

    /** Nothing when the addresses that are known already are in nearly all packets, as in the next file of a ring buffer. */
    List<Address> unlessKnown(List<Address> known) {
        long explained = known.stream().filter(sightings::containsKey)
                .mapToLong(address -> sightings.get(address).packets).sum();
        return explained * 10 >= packets * 9 && packets > 0
                ? List.of()
                : Stream.of(true, false).flatMap(v4 -> most(v4).stream()).toList();
    }

    private Optional<Address> most(boolean v4) {
        // Of two that talk only with each other, the one from a private network is the virtual machine.
        return sightings.keySet().stream().filter(address -> address.isIPv4() == v4)
                .max(Comparator.comparingLong((Address address) -> sightings.get(address).packets)
                        .thenComparingInt(address -> sightings.get(address).peers.size())
                        .thenComparing(Address::isPrivate).thenComparing(Comparator.reverseOrder()));
    }
}
