package io.netwatch.capture.bridge;

/** What a configuration cannot be without. */
public final class Required {
    private Required() {}

    /** @throws IllegalArgumentException with the sentence, when there is no value */
    public static void of(Object value, String sentence) {
        if (value == null) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
