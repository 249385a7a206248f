package io.netwatch.capture.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;

/** A capture file, wherever it lies. It is opened when its turn comes, and closed. */
public record Source(String name, Opener opener) {

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
}
