package io.netwatch.capture.evidence.file;

import java.util.Optional;

/**
 * How far a file was read.
 *
 * @param format "pcap", "pcapng", or empty when it is neither
 * @param atByte where reading ended
 * @param trouble why it ended before the end of the file; a sentence
 * @param limited whether no more was to be read
 */
public record Ending(String format, long atByte, Optional<String> trouble, boolean limited) {
    static Ending whole(String format, long atByte) {
        return new Ending(format, atByte, Optional.empty(), false);
    }

    static Ending broken(String format, long atByte, String trouble) {
        return new Ending(format, atByte, Optional.of(trouble), false);
    }

    /** What went wrong, if something did. */
    public Optional<String> damage() {
        return trouble.filter(_ -> !limited);
    }
}
