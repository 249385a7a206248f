package io.netwatch.fuzz;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Gives a few bytes at a time, as a slow connection does. */
final class Dribble implements ReadableByteChannel {
    private final byte[] bytes;
    private int at;

    Dribble(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer into) {
        if (at == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(1 + at % 61, into.remaining()), bytes.length - at);
        into.put(bytes, at, count);
        at += count;
        return count;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
