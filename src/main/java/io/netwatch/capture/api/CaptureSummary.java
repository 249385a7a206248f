package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What is in the files of one capture, at one look: at most 1 KiB. {@code docs/evidence.md} tells how it is counted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptureSummary(
        @Size(max = LONGEST_SENTENCE) @JsonPropertyDescription("What stands out, in one sentence; and how much was read, when it was not everything.") String sentence,
        @JsonPropertyDescription("Address that was taken for the target's: the one in most packets, as nobody told which one it has.") String guessedTarget,
        @JsonPropertyDescription("Packets in all files together.") Long packets,
        @JsonPropertyDescription("Bytes on the wire, link headers included.") Long bytes,
        @JsonPropertyDescription("Milliseconds from the first packet to the last.") Long durationMilliseconds,
        @JsonPropertyDescription("Bytes from the target to others.") Long bytesOut,
        @JsonPropertyDescription("Bytes from others to the target.") Long bytesIn,
        @JsonPropertyDescription("Pairs of addresses and ports that talked by one protocol.") Long conversations,
        @JsonPropertyDescription("TCP connection attempts without any answer.") Long connectionsUnanswered,
        @JsonPropertyDescription("TCP connection attempts that were answered with a reset.") Long connectionsRefused,
        @JsonPropertyDescription("TCP packets that ended a connection at once.") Long resets,
        @JsonPropertyDescription("TCP segments that were sent again.") Long retransmissions,
        @JsonPropertyDescription("DNS lookups that failed or had no answer.") Long dnsFailures,
        @JsonPropertyDescription("Peers that the target first called in the last quarter of the capture; at most 15 are counted.") Long newPeers) {
    /** In bytes of UTF-8, so never more characters either. */
    public static final int LONGEST_SENTENCE = 512;
}
