package io.netwatch.capture.core.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A listing of blobs as far as it has been read, page by page.
 *
 * @param next Azure's mark of the next page; empty at the end
 * @param pages read so far; a page may be short or empty and still have a next one
 */
public record FileListing(List<FoundFile> files, Optional<String> next, int pages) {
    public static final FileListing NONE = new FileListing(List.of(), Optional.empty(), 0);
    /** As many as a status may hold. */
    static final int MOST_FILES = 1000;
    private static final int MOST_PAGES = 20;

    public FileListing {
        files = List.copyOf(files);
    }

    /** With one more page, which {@code page} holds alone. */
    public FileListing and(FileListing page) {
        List<FoundFile> all = new ArrayList<>(files);
        all.addAll(page.files());
        return new FileListing(all.subList(0, Math.min(all.size(), MOST_FILES)), page.next(), pages + 1);
    }

    /** Whether there is more to read, and it is worth it. */
    boolean isOpen() {
        return next.isPresent() && files.size() < MOST_FILES && pages < MOST_PAGES;
    }
}
