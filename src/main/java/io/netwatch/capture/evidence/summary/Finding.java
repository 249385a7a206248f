package io.netwatch.capture.evidence.summary;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing worth saying about a capture.
 *
 * @param kind for machines, such as "OneReceiver"
 * @param sentence at most 512 bytes
 * @param since when it began, if it has a beginning
 */
public record Finding(String kind, Weight weight, String sentence, Optional<Instant> since) {
    /** How much it matters. */
    public enum Weight {
        ALARM, NOTICE, CALM
    }

    static final int LONGEST = 512;

    static Finding of(String kind, Weight weight, String sentence) {
        return new Finding(kind, weight, sentence, Optional.empty());
    }

    public Finding {
        sentence = Units.fit(sentence, LONGEST);
    }
}
