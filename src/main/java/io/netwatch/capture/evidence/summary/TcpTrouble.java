package io.netwatch.capture.evidence.summary;

/**
 * What went wrong in TCP conversations.
 *
 * @param attempts SYNs that asked for a connection, the same one again not counted
 * @param unanswered attempts without any answer; the last second of a capture is not held against anybody
 * @param refused attempts that were answered with a reset
 */
public record TcpTrouble(long attempts, long unanswered, long refused, long retransmissions, long resets,
        long zeroWindows) {
    public static final TcpTrouble NONE = new TcpTrouble(0, 0, 0, 0, 0, 0);

    public TcpTrouble plus(TcpTrouble other) {
        return new TcpTrouble(attempts + other.attempts, unanswered + other.unanswered, refused + other.refused,
                retransmissions + other.retransmissions, resets + other.resets, zeroWindows + other.zeroWindows);
    }

    public long failed() {
        return unanswered + refused;
    }
}
