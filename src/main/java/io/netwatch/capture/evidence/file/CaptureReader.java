package io.netwatch.capture.evidence.file;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one capture file of either format. Whatever the bytes are, it ends with an {@link Ending} and throws nothing. */
public final class CaptureReader {
    private final Window window;
    private Optional<Format> format = Optional.empty();

    private CaptureReader(Window window) {
        this.window = window;
    }

    /**
     * @param channel in blocking mode; the caller closes it
     * @param memory where the half megabyte comes from that is in memory at a time
     */
    public static CaptureReader of(ReadableByteChannel channel, Arena memory, long maxBytes) {
        return new CaptureReader(Window.over(channel, memory, maxBytes));
    }

    /** A file that is in memory, or mapped into it. */
    public static CaptureReader of(MemorySegment bytes, long maxBytes) {
        return new CaptureReader(Window.over(bytes, maxBytes));
    }

    /** Shows the packets of the first half megabyte; {@link #read} begins at the beginning nevertheless. */
    public void glance(PacketSink sink) {
        try {
            Window first = window.glance();
            read(recognise(first), first, sink);
        } catch (InternalError gone) {
            // Reading will meet it again, and tell.
        }
    }

    public Ending read(PacketSink sink) {
        try {
            format = recognise(window);
            return read(format, window, sink);
        } catch (InternalError gone) {
            // How the JVM tells that a page of a mapped file has vanished under it.
            return Ending.broken("", window.position(), "The file became shorter while it was read.");
        }
    }

    /**
     * Reads the same file from somewhere behind on, after {@link #read}: from the first packet's beginning that can be found
     * there.
     *
     * @param rest in blocking mode; the caller closes it
     * @param from where in the file the first byte of {@code rest} lies
     * @param last when the last packet was captured, in nanoseconds since 1970
     * @return empty when the beginning has not told what kind of file it is
     */
    public Optional<Ending> readOn(ReadableByteChannel rest, Arena memory, long from, OptionalLong last,
            PacketSink sink) {
        return format.map(known -> known.readOn(Window.behind(rest, memory, from), last, sink));
    }

    private static Optional<Format> recognise(Window window) {
        return !window.has(4)
                ? Optional.empty()
                : window.intAt(0) == PcapNg.SECTION
                        ? Optional.of(new PcapNg(window))
                        : ClassicPcap.recognise(window).map(Format.class::cast);
    }

    private static Ending read(Optional<Format> format, Window window, PacketSink sink) {
        return format.map(known -> known.read(sink)).orElseGet(() -> Ending.broken("", 0, unknown(window)));
    }

    private static String unknown(Window window) {
        if (window.left() >= 4) {
            return "The file is neither pcap nor pcapng; its first four bytes are "
                    + "%08x".formatted(Integer.reverseBytes(window.intAt(0))) + ".";
        }
        return window.trouble().orElseGet(() -> window.left() == 0
                ? "The file is empty."
                : "The file has only " + window.left() + " bytes.");
    }
}
