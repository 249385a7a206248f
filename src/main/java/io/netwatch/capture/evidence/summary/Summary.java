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

    /** At most 512 bytes: what changed before the alert, and what stands out. */
    public String sentence() {
        String first = findings.getFirst().sentence();
        return isTurn() && findings.size() > 1
                ? Units.fit(first + " " + findings.get(1).sentence(), Finding.LONGEST)
                : first;
    }

    /** What the capture is about, apart from when it began. */
    public Finding story() {
        return findings.get(isTurn() && findings.size() > 1 ? 1 : 0);
    }

    private boolean isTurn() {
        return findings.getFirst().kind().equals(TurnStory.KIND);
    }

    public Brief brief() {
        return Brief.of(this);
    }
}
