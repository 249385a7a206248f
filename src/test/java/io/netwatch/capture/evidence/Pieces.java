package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.Capture.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The packets of one capture in several files, as a ring buffer writes them. */
final class Pieces {
    private Pieces() {}

    /** At random places, each piece with at least one packet; the same seed cuts the same way. */
    static List<Source> of(Capture whole, int pieces, long seed) {
        int[] cuts = new SplittableRandom(seed).ints(1, whole.packets().size()).distinct().limit(pieces - 1L).sorted()
                .toArray();
        return IntStream.rangeClosed(0, cuts.length).mapToObj(i -> source(i, whole.packets()
                .subList(i == 0 ? 0 : cuts[i - 1], i == cuts.length ? whole.packets().size() : cuts[i]))).toList();
    }

    /** A piece named so that names tell nothing about the order. */
    private static Source source(int number, List<Packet> packets) {
        Capture piece = Capture.ethernet();
        piece.packets().addAll(packets);
        return Source.bytes("piece-%d.cap".formatted(number * 7 % 11), piece.pcap());
    }

    static List<Source> shuffled(List<Source> pieces, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Source> left = new ArrayList<>(pieces);
        List<Source> all = new ArrayList<>();
        while (!left.isEmpty()) {
            all.add(left.remove(random.nextInt(left.size())));
        }
        return all;
    }
}
