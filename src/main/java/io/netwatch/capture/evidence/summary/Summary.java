package io.netwatch.capture.evidence.summary;

import java.util.List;

/**
 * A capture in one tree.
 *
 * @param findings what matters most comes first; there is always one
 */
public record Summary(List<Finding> findings, Facts facts) {
    public static Summary of(Facts facts) {
        return new Summary(Stories.of(facts), facts);
    }

    public String sentence() {
        return findings.getFirst().sentence();
    }

    public Brief brief() {
        return Brief.of(this);
    }
}
