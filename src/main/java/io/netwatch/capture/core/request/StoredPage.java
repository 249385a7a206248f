package io.netwatch.capture.core.request;

import java.util.Optional;

/**
 * What became of the page about a capture, which is stored beside its files.
 *
 * @param url where it lies
 * @param note why it was not stored, as a sentence; empty when it was, or was not to be
 */
public record StoredPage(Optional<String> url, String note) {
    public static final StoredPage NONE = new StoredPage(Optional.empty(), "");

    public static StoredPage at(String url) {
        return new StoredPage(Optional.of(url), "");
    }

    public static StoredPage not(String note) {
        return new StoredPage(Optional.empty(), note);
    }
}
