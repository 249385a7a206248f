package io.netwatch.sandbox.traffic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** One stream of packets in files that rotate: a new one begins with the packet that does not fit, and the oldest goes. */
public final class RotatedFiles {
    private RotatedFiles() {}

    /**
     * A whole file, good by itself.
     *
     * @param number counts from 1 over all that were begun
     * @param full whether a packet did not fit any more; only the last one is not
     * @param closed when that packet came, or the plan ended
     */
    public record Piece(int number, boolean full, Instant closed,
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    /**
     * What is left at the end of the plan.
     *
     * @param limits of one file
     * @param begins when the story does
     * @param most files that are kept, the one that is being written included
     */
    public static List<Piece> of(TrafficPlan plan, CaptureLimits limits, TrafficStory story, Instant begins, int most) {
        List<Packet> packets = new ArrayList<>();
        new TrafficSource(plan).play(packets::add);
        packets.addAll(story.packets(plan, begins));
        packets.sort(Comparator.comparing(Packet::at));
        Deque<Piece> pieces = new ArrayDeque<>();
        CaptureFile file = CaptureFile.begun(limits);
        int number = 1;
        for (Packet packet : packets) {
            if (!limits.keeps(packet.flow()) || file.write(packet)) {
                continue;
            }
            keep(pieces, new Piece(number++, true, packet.at(), file.bytes()), most);
            file = CaptureFile.begun(limits);
            // One that fits into no file is lost.
            file.write(packet);
        }
        keep(pieces, new Piece(number, false, plan.to(), file.bytes()), most);
        return List.copyOf(pieces);
    }

    private static void keep(Deque<Piece> pieces, Piece piece, int most) {
        pieces.addLast(piece);
        if (pieces.size() > most) {
            pieces.removeFirst();
        }
    }
}
