package io.netwatch.capture.evidence.summary;

import java.time.Instant;

/**
 * Someone who knocked at many doors, most of which stayed closed.
 *
 * @param machine the machine with most of the ports tried
 * @param machines tried, at least
 * @param ports tried, at least; of all machines
 */
public record Scan(Address scanner, Address machine, long machines, long ports, int somePort, long attempts,
        long failed, Instant first, Instant last) {}
