package io.netwatch.capture.evidence.file;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Reads one capture file of either format. Whatever the bytes are, it ends with an {@link Ending} and throws nothing. */
public final class CaptureReader {
    private final Window window;

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
            read(window.glance(), sink);
        } catch (InternalError gone) {
            // Reading will meet it again, and tell.
        }
    }

    public Ending read(PacketSink sink) {
        try {
            return read(window, sink);
        } catch (InternalError gone) {
            // How the JVM tells that a page of a mapped file has vanished under it.
            return Ending.broken("", window.position(), "The file became shorter while it was read.");
        }
    }

    private static Ending read(Window window, PacketSink sink) {
        if (!window.has(4)) {
            return Ending.broken("", 0, window.trouble().orElseGet(() -> window.left() == 0
                    ? "The file is empty."
                    : "The file has only " + window.left() + " bytes."));
        }
        if (window.intAt(0) == PcapNg.SECTION) {
            return new PcapNg(window).read(sink);
        }
        Optional<ClassicPcap> classic = ClassicPcap.recognise(window);
        return classic.isPresent()
                ? classic.get().read(sink)
                : Ending.broken("", 0, "The file is neither pcap nor pcapng; its first four bytes are "
                        + "%08x".formatted(Integer.reverseBytes(window.intAt(0))) + ".");
    }
}
