package io.netwatch.capture.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A capture file, wherever it lies. It is opened when its turn comes, and closed.
 *
 * @param rest from where to read on when the middle of a long file is to be left out
 */
public record Source(String name, Opener opener, Optional<Rest> rest) {

    /**
     * The second part of a file whose middle is left out. It may begin anywhere; packets are looked for.
     *
     * @param until where the first part ends; the opener of the file may give more
     * @param from where the second begins
     * @param opener opens the file there
     */
    public record Rest(long until, long from, Opener opener) {
        public Rest {
            if (until < 0 || from < until) {
                throw new IllegalArgumentException("the first part ends at " + until + " and the second begins at "
                        + from + "; give 0 or more, and not less");
            }
        }
    }

    private static final Opener NOTHING = () -> {
        throw new IOException("it was left out");
    };

    /** A piece of the capture that exists, but is not to be read. */
    public static Source leftOut(String name) {
        return new Source(name, NOTHING);
    }

    boolean isLeftOut() {
        return opener.equals(NOTHING);
    }

    /** To be read as a whole. */
    public Source(String name, Opener opener) {
        this(name, opener, Optional.empty());
    }

    /** Opens the file at its beginning, in blocking mode. */
    public interface Opener {
        ReadableByteChannel open() throws IOException;
    }

    public static Source file(Path path) {
        return new Source(String.valueOf(path.getFileName()), () -> FileChannel.open(path));
    }

    public static Source bytes(String name, byte[] bytes) {
        return new Source(name, () -> Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    /** The same without the bytes from {@code until} to {@code from}. */
    public static Source bytes(String name, byte[] bytes, int until, int from) {
        return new Source(name, bytes(name, bytes).opener(), Optional.of(new Rest(until, from,
                () -> Channels.newChannel(new ByteArrayInputStream(bytes, from, bytes.length - from)))));
    }
}
