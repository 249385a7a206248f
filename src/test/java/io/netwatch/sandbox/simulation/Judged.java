package io.netwatch.sandbox.simulation;

import java.util.List;

/** A plan of either gate that was played and judged. */
interface Judged {
    /** As {@code call | misfortune}, all that happened. */
    List<String> hits();

    /** In sentences; none when all is well. */
    List<String> violations();

    List<Strike> strikes();

    default boolean struck(String hit) {
        return hits().stream().anyMatch(each -> each.matches(hit));
    }
}
