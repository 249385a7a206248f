package io.netwatch.capture.evidence.summary;

import java.util.Optional;

/**
 * How the reading of one file went.
 *
 * @param format "pcap", "pcapng", or empty
 * @param bytes where reading ended
 * @param trouble why it ended before the end of the file
 * @param gap what was left out in the middle, because the file is long
 */
public record FileRead(String name, String format, long packets, long bytes, Optional<String> trouble,
        Optional<Gap> gap) {
    public FileRead {
        name = Clean.text(name, 200);
    }

    /** Bytes that were read. */
    public long read() {
        return bytes - gap.map(Gap::bytes).orElse(0L);
    }
}
