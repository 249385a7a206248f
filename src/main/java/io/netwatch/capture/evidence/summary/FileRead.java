package io.netwatch.capture.evidence.summary;

import java.util.Optional;

/**
 * How the reading of one file went.
 *
 * @param format "pcap", "pcapng", or empty
 * @param bytes where reading ended
 * @param trouble why it ended before the end of the file
 */
public record FileRead(String name, String format, long packets, long bytes, Optional<String> trouble) {
    public FileRead {
        name = Clean.text(name, 200);
    }
}
