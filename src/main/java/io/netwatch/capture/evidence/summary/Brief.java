package io.netwatch.capture.evidence.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A summary short enough for a status or a message.
 *
 * @param sentence at most 512 bytes
 * @param figures at most 12, in an order fit for reading
 */
public record Brief(String sentence, Map<String, Long> figures) {
    static Brief of(Summary summary) {
        Facts facts = summary.facts();
        TcpTrouble tcp = facts.tcp().trouble();
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("packets", facts.all().packets());
        figures.put("bytes", facts.all().bytes());
        figures.put("milliseconds", facts.period().map(period -> period.length().toMillis()).orElse(0L));
        figures.put("bytesOut", facts.out().bytes());
        figures.put("bytesIn", facts.in().bytes());
        figures.put("conversations", facts.conversationCount());
        figures.put("connectionsUnanswered", tcp.unanswered());
        figures.put("connectionsRefused", tcp.refused());
        figures.put("resets", tcp.resets());
        figures.put("retransmissions", tcp.retransmissions());
        figures.put("dnsFailures", facts.dns().failed());
        figures.put("newPeers", (long) facts.newPeers().size());
        return new Brief(summary.sentence(), Collections.unmodifiableMap(figures));
    }
}
