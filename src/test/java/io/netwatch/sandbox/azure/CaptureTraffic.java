package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fills capture files. Must answer the same bytes for the same window. */
@FunctionalInterface
public interface CaptureTraffic {
    /** The complete {@code .cap} file of one capture. */
    byte[] file(Window window);

    /**
     * The files of a ring buffer that rotation has left at {@code until}.
     *
     * @param window with the end that the capture may reach, and with the size of one file for all bytes
     * @param fileCount the most that are kept, the one that is being written included
     * @return empty when this traffic knows nothing of packets; files are then filled by time alone
     */
    default Optional<List<Piece>> rotated(Window window, Instant until, int fileCount) {
        return Optional.empty();
    }

    /** One of them, good by itself; {@code number} counts from 1, and the last one is not full. */
    record Piece(int number, boolean full, Instant closed, @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}

    /**
     * What one capture saw of one machine.
     *
     * @param vmId the machine's GUID, good as a seed
     * @param address the machine's private IPv4 address
     * @param from capture start, inclusive
     * @param to capture end, exclusive
     * @param bytesPerSecond traffic on the wire, already multiplied by the world's speed
     * @param bytesPerPacket 0 means whole packets
     * @param totalBytes where the file ends
     * @param filters none means everything, several are alternatives
     */
    record Window(String vmId, String address, Instant from, Instant to, long bytesPerSecond, long bytesPerPacket,
            long totalBytes,
            List<Filter> filters) {}

    /** One filter in Azure's notation: empty, a value, {@code a-b}, or {@code a;b;c}; protocol TCP, UDP or Any. */
    record Filter(String protocol, String localIPAddress, String localPort, String remoteIPAddress,
            String remotePort) {}
}
