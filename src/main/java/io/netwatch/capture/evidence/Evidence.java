package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.file.CaptureReader;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.tally.Tally;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * The room's door: capture files in, one summary out. Never throws for what is in a file, or for one that cannot be read;
 * the summary tells what was missing.
 */
public final class Evidence {
    private Evidence() {}

    /** @param sources one capture: one file, the files of a ring buffer in order, or one per instance of a scale set */
    public static Summary summarise(List<Source> sources, Options options) {
        Tally tally = new Tally(options.addresses(), options.maxConversations(), options.dnsNames());
        long left = options.maxBytes();
        for (Source source : sources) {
            left -= read(tally, source, left);
        }
        return Summary.of(tally.close());
    }

    /** A file of some size is mapped, which saves a copy; pipes and devices, which tell a size of 0, are streamed. */
    private static CaptureReader reader(ReadableByteChannel channel, Arena arena, long maxBytes) throws IOException {
        return channel instanceof FileChannel file && file.size() > 0
                ? CaptureReader.of(file.map(MapMode.READ_ONLY, 0, file.size(), arena), maxBytes)
                : CaptureReader.of(channel, arena, maxBytes);
    }

    /** @return how many bytes were read */
    private static long read(Tally tally, Source source, long maxBytes) {
        try (ReadableByteChannel channel = source.opener().open(); Arena arena = Arena.ofConfined()) {
            return tally.read(source.name(), reader(channel, arena, maxBytes));
        } catch (IOException unreadable) {
            tally.missed(source.name(), "The file cannot be opened: " + unreadable.getMessage() + ".");
            return 0;
        }
    }
}
