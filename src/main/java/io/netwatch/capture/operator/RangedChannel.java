package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.terms.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The beginning of a blob as one stream, fetched range by range: memory holds one of them. */
final class RangedChannel implements ReadableByteChannel {
    private static final int RANGE = 4 << 20;

    private final Files files;
    private final String url;
    private final long length;
    private ByteBuffer range = ByteBuffer.allocate(0);
    private long position;
    private boolean open = true;

    /** The storage account did not give the next range. */
    static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;
        private final transient Answer<byte[]> answer;

        private Refusal(Answer<byte[]> answer) {
            super("the storage account gave no more");
            this.answer = answer;
        }

        Answer<byte[]> answer() {
            return answer;
        }
    }

    /** @param length of the part to be read, from the beginning; not more than the blob has */
    RangedChannel(Files files, String url, long length) {
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
            return -1;
        }
        int count = Math.min(into.remaining(), range.remaining());
        into.put(range.slice(range.position(), count));
        range.position(range.position() + count);
        return count;
    }

    /** A blob that has become shorter meanwhile ends early. */
    private void fetch() throws Refusal {
        switch (files.read(url, position, (int) Math.min(RANGE, length - position))) {
            case Answer.Ok<byte[]>(var bytes) -> {
                range = ByteBuffer.wrap(bytes);
                position = bytes.length == 0 ? length : position + bytes.length;
            }
            case Answer<byte[]> other -> throw new Refusal(other);
        }
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
