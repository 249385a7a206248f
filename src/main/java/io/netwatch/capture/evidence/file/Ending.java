package io.netwatch.capture.evidence.file;

import java.util.Optional;

/**
 * How far a file was read.
 *
 * @param format "pcap", "pcapng", or empty when it is neither
 * @param atByte where reading ended
 * @param trouble why it ended before the end of the file; a sentence
 */
public record Ending(String format, long atByte, Optional<String> trouble) {
    static Ending whole(String format, long atByte) {
        return new Ending(format, atByte, Optional.empty());
    }

    static Ending broken(String format, long atByte, String trouble) {
        return new Ending(format, atByte, Optional.of(trouble));
    }
}
