package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.terms.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A part of a blob as one stream, fetched range by range: memory holds one of them. */
public final class RangedChannel implements ReadableByteChannel {
    private static final int RANGE = 4 << 20;

    private final Files files;
    private final String url;
    private final long end;
    private final BooleanSupplier closed;
    private ByteBuffer range = ByteBuffer.allocate(0);
    private long position;
    private Optional<Answer<byte[]>> refusal = Optional.empty();
    private boolean open = true;

    /** @param length of the part to be read, from the beginning; not more than the blob has */
    public RangedChannel(Files files, String url, long length) {
        this(files, url, 0, length, () -> false);
    }

    /**
     * @param from the first byte of the part
     * @param end the first byte behind it; the blob is not shorter
     * @param closed whether to ask for nothing more
     */
    RangedChannel(Files files, String url, long from, long end, BooleanSupplier closed) {
        this.files = files;
        this.url = url;
        this.position = from;
        this.end = end;
        this.closed = closed;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!range.hasRemaining() && position < end) {
            fetch();
        }
        if (!range.hasRemaining()) {
            return -1;
        }
        int count = Math.min(into.remaining(), range.remaining());
        into.put(range.slice(range.position(), count));
        range.position(range.position() + count);
        return count;
    }

    /** A blob that has become shorter meanwhile ends early. */
    private void fetch() throws IOException {
        if (closed.getAsBoolean()) {
            throw new IOException("the storage account gave no more");
        }
        switch (files.read(url, position, (int) Math.min(RANGE, end - position))) {
            case Answer.Ok<byte[]>(var bytes) -> {
                range = ByteBuffer.wrap(bytes);
                position = bytes.length == 0 ? end : position + bytes.length;
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

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
