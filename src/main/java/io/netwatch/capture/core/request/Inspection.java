package io.netwatch.capture.core.request;

import java.util.Optional;

/**
 * What a look into one file showed.
 *
 * @param packets that could be read; empty when it could not be read as a capture at all
 * @param trouble a clause that follows the file's name, such as {@code breaks off inside packet 17}; empty when the file
 *        is sound
 */
public record Inspection(String url, Optional<Long> packets, String trouble) {

    /** Known to the last byte, and nothing is in it. */
    boolean isEmpty() {
        return trouble.isEmpty() && packets.filter(count -> count == 0).isPresent();
    }
}
