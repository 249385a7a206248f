package io.netwatch.capture.evidence.summary;

/**
 * What is in the totals but not in the lists, because memory is bounded.
 *
 * @param conversations small ones that were forgotten
 * @param relations the same for pairs of client and server
 * @param dnsNames whether names without failures were forgotten
 * @param undecodedPackets neither IP nor another protocol that is counted
 * @param untimedPackets of files that tell no time
 */
public record LeftOut(long conversations, long relations, boolean dnsNames, long undecodedPackets,
        long untimedPackets) {}
