package io.netwatch.capture.evidence.file;

import java.lang.foreign.MemorySegment;

/** Takes packets one by one, in the order of the file. */
public interface PacketSink {
    /** The time of a packet whose file does not tell one. */
    long NO_TIME = -1;

    /**
     * @param bytes valid during this call only
     * @param at where the packet begins in {@code bytes}
     * @param captured bytes that were kept, beginning at {@code at}
     * @param length bytes on the wire, at least {@code captured}
     * @param time nanoseconds since 1970, or {@link #NO_TIME}
     * @param linkType a number from https://www.tcpdump.org/linktypes.html
     */
    void packet(MemorySegment bytes, long at, int captured, int length, long time, int linkType);
}
