package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.terms.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Files that can be read, and nothing else. */
interface StoredFiles extends Files {
    /** By their addresses. */
    Map<String, byte[]> contents();

    @Override
    default Answer<FileListing> find(String prefix, Optional<String> mark) {
        throw new AssertionError("nothing is listed here");
    }

    @Override
    default Answer<String> store(String url, byte[] html) {
        throw new AssertionError("nothing is stored here");
    }

    @Override
    default Answer<byte[]> read(String url, long from, int length) {
        byte[] all = contents().get(url);
        return new Answer.Ok<>(Arrays.copyOfRange(all, (int) from, (int) Math.min(all.length, from + length)));
    }
}
