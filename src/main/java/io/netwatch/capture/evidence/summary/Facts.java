package io.netwatch.capture.evidence.summary;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was counted in one or several files.
 *
 * @param period empty without packets that tell their time
 * @param out from the target to others
 * @param in to the target from others
 * @param relations the largest, at most 200
 * @param gaps times of which nothing was read, because the middle of a long file was left out
 * @param newPeers whom the target called in the last quarter and nobody had talked with before
 * @param mark the alert, when the capture tells of what was before it
 */
public record Facts(List<FileRead> files, Optional<Period> period, Target target, Volume all, Volume out, Volume in,
        Timeline timeline, long conversationCount, Ranking<Talker> talkers, Ranking<Conversation> conversations,
        Ranking<Port> ports, List<Share> protocols, List<Relation> relations, TcpHealth tcp, DnsHealth dns,
        List<IcmpError> icmpErrors, List<Scan> scans, List<Relation> newPeers, LeftOut leftOut, List<Period> gaps,
        Optional<Mark> mark) {

    /** How much time was read: from the first packet to the last but for the gaps. Rates are per this time. */
    public Duration watched() {
        Duration whole = period.map(Period::length).orElse(Duration.ZERO);
        return gaps.stream().map(Period::length).reduce(whole, Duration::minus);
    }

    /** "30 s", or "12 s" that were read of them; empty without times. */
    Optional<String> time() {
        return period.map(_ -> Units.duration(watched()));
    }
}
