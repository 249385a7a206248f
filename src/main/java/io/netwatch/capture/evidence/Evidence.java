package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.Source.Rest;
import io.netwatch.capture.evidence.file.CaptureReader;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.tally.Tally;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * The room's door: capture files in, one summary out. Never throws for what is in a file, or for one that cannot be read;
 * the summary tells what was missing.
 */
public final class Evidence {
    private Evidence() {}

    /** @param sources one capture: one file, or several in order of {@link InTime} */
    public static Summary summarise(List<Source> sources, Options options) {
        Tally tally = new Tally(options.addresses(), options.maxConversations(), options.dnsNames());
        long left = options.maxBytes();
        for (Source source : sources) {
            if (source.isLeftOut()) {
                tally.leftOut(source.name());
            } else {
                left -= read(tally, source, left);
            }
        }
        return Summary.of(tally.close(options.mark()));
    }

    /** A file of some size is mapped, which saves a copy; pipes and devices, which tell a size of 0, are streamed. */
    private static CaptureReader reader(ReadableByteChannel channel, Arena arena, long maxBytes) throws IOException {
        return channel instanceof FileChannel file && file.size() > 0
                ? CaptureReader.of(file.map(MapMode.READ_ONLY, 0, file.size(), arena), maxBytes)
                : CaptureReader.of(channel, arena, maxBytes);
    }

    /** @return how many bytes were read */
    private static long read(Tally tally, Source source, long maxBytes) {
        // Without the beginning there is nothing to go on from.
        Optional<Rest> rest = source.rest().filter(it -> it.until() < maxBytes);
        try (ReadableByteChannel channel = source.opener().open(); Arena arena = Arena.ofConfined()) {
            CaptureReader reader = reader(channel, arena, rest.map(Rest::until).orElse(maxBytes));
            return rest.isPresent()
                    ? read(tally, source.name(), reader, rest.get(), arena)
                    : tally.read(source.name(), reader);
        } catch (IOException unreadable) {
            tally.missed(source.name(), "The file cannot be opened: " + unreadable.getMessage() + ".");
            return 0;
        }
    }

    private static long read(Tally tally, String name, CaptureReader reader, Rest rest, Arena arena)
            throws IOException {
        try (ReadableByteChannel channel = rest.opener().open()) {
            return tally.read(name, reader, rest.from(),
                    (last, sink) -> reader.readOn(channel, arena, rest.from(), last, sink));
        }
    }
}
