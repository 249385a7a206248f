package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.terms.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** The beginning of a blob as one stream, fetched range by range: memory holds one of them. */
public final class RangedChannel implements ReadableByteChannel {
    private static final int RANGE = 4 << 20;

    private final Files files;
    private final String url;
    private final long length;
    private ByteBuffer range = ByteBuffer.allocate(0);
    private long position;
    private Optional<Answer<byte[]>> refusal = Optional.empty();
    private boolean exhausted;
    private boolean open = true;

    /** @param length of the part to be read, from the beginning; not more than the blob has */
    public RangedChannel(Files files, String url, long length) {
        this.files = files;
        this.url = url;
        this.length = length;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!range.hasRemaining() && position < length) {
            fetch();
        }
        if (!range.hasRemaining()) {
            exhausted = true;
            return -1;
        }
        int count = Math.min(into.remaining(), range.remaining());
        into.put(range.slice(range.position(), count));
        range.position(range.position() + count);
        return count;
    }

    /** A blob that has become shorter meanwhile ends early. */
    private void fetch() throws IOException {
        switch (files.read(url, position, (int) Math.min(RANGE, length - position))) {
            case Answer.Ok<byte[]>(var bytes) -> {
                range = ByteBuffer.wrap(bytes);
                position = bytes.length == 0 ? length : position + bytes.length;
            }
            case Answer<byte[]> other -> {
                refusal = Optional.of(other);
                throw new IOException("the storage account gave no more");
            }
        }
    }

    /** What the storage account answered instead of the next range. */
    public Optional<Answer<byte[]>> refusal() {
        return refusal;
    }

    /** Whether more was asked for than there is. */
    boolean isExhausted() {
        return exhausted;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
