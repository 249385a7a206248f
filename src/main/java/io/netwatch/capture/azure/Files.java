package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.terms.Answer;
import java.util.Optional;

/** Capture files in storage accounts. One request per call, as in {@link Captures}. */
public interface Files {

    /**
     * One page of the blobs whose names begin with the path of the given address. Azure decides about the ends of the
     * names (a ring buffer numbers its files), so files are found and never computed.
     *
     * @param prefix what Azure named as the session's storage path, or the beginning of it
     * @param mark which page, as the one before it said; empty for the first
     */
    Answer<FileListing> find(String prefix, Optional<String> mark);

    /**
     * A part of a file; shorter than asked for at its end.
     *
     * @param from the first byte, counted from 0; it must lie within the file
     * @param length at most so many bytes
     */
    Answer<byte[]> read(String url, long from, int length);

    /**
     * Stores a page at an address where nothing is; what is there already stays as it is, and is no failure.
     *
     * @return the address
     */
    Answer<String> store(String url, byte[] html);
}
