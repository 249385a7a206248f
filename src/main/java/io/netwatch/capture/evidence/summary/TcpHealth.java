package io.netwatch.capture.evidence.summary;

import java.util.List;

/**
 * @param segments with data, SYN or FIN: those that can be sent again
 * @param outOfOrder came late, but were not sent again
 * @param failing whose connection attempts failed most often
 */
public record TcpHealth(long segments, long outOfOrder, TcpTrouble trouble, List<Relation> failing) {}
