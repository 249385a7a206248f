package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.file.CaptureReader;
import io.netwatch.capture.evidence.file.PacketSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The order in which the files of one capture are read: that of their first packets. Not recorded: what Azure calls the files
 * of a ring buffer, and whether their numbers begin anew; so names and lists tell nothing here, and nowhere else is an order
 * made of them.
 */
public final class InTime {
    /** As many bytes of a file as tell when it begins; in front of the first packet there may be other blocks. */
    public static final int HEAD = 64 << 10;

    private InTime() {}

    /** With when it begins; without, if it tells no time or cannot be read. */
    public record Begun<T>(T file, Optional<Instant> first) {}

    /**
     * Files that tell no time come last; equals stay as they are. A file alone is not opened.
     *
     * @param head the beginning of a file, {@link #HEAD} of its bytes at least; or all of it
     */
    public static <T> List<Begun<T>> of(List<T> files, Function<T, Source> head) {
        if (files.size() < 2) {
            return files.stream().map(file -> new Begun<>(file, Optional.empty())).toList();
        }
        return files.stream().map(file -> new Begun<>(file, begins(head.apply(file))))
                .sorted(Comparator.comparing(begun -> begun.first().orElse(Instant.MAX))).toList();
    }

    /** The same for files that are at hand. */
    public static List<Source> of(List<Source> files) {
        return of(files, Function.identity()).stream().map(Begun::file).toList();
    }

    private static Optional<Instant> begins(Source source) {
        try (ReadableByteChannel channel = source.opener().open(); Arena arena = Arena.ofConfined()) {
            First first = new First();
            CaptureReader.of(channel, arena, HEAD).glance(first);
            return first.time.isPresent()
                    ? Optional.of(Instant.ofEpochSecond(0, first.time.getAsLong()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            // Reading will meet it again, and tell.
            return Optional.empty();
        }
    }

    private static final class First implements PacketSink {
        private OptionalLong time = OptionalLong.empty();

        @Override
        public void packet(MemorySegment bytes, long at, int captured, int length, long when,
                int linkType) {
            if (time.isEmpty() && when >= 0) {
                time = OptionalLong.of(when);
            }
        }
    }
}
