package io.netwatch.sandbox.traffic;

import java.time.Instant;

/**
 * The traffic to invent. It depends on the seed, the address and absolute time only, so that overlapping captures of one machine show the same
 * packets.
 *
 * @param address the machine's IPv4 address, local side of every packet
 * @param from inclusive
 * @param to exclusive
 * @param bytesPerSecond average on the wire, Ethernet headers included
 */
public record TrafficPlan(long seed, String address, Instant from, Instant to, long bytesPerSecond) {
    public TrafficPlan {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytesPerSecond is " + bytesPerSecond + "; give 0 or more");
        }
    }
}
