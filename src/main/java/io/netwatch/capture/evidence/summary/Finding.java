package io.netwatch.capture.evidence.summary;

/**
 * One thing worth saying about a capture.
 *
 * @param kind for machines, such as "OneReceiver"
 * @param sentence at most 512 bytes
 */
public record Finding(String kind, Weight weight, String sentence) {
    /** How much it matters. */
    public enum Weight {
        ALARM, NOTICE, CALM
    }

    private static final int LONGEST = 512;

    public Finding {
        sentence = Units.fit(sentence, LONGEST);
    }
}
