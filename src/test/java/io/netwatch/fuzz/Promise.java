package io.netwatch.fuzz;

import java.nio.charset.StandardCharsets;

/** What must hold whatever the bytes are; a broken one is a finding. */
final class Promise {
    private Promise() {}

    static void that(boolean holds, String promise) {
        if (!holds) {
            throw new AssertionError(promise);
        }
    }

    /** No control and no direction characters, and not longer than promised. */
    static void harmless(String text, int longest) {
        that(text.length() <= longest, "at most " + longest + " characters, not " + text.length());
        that(text.codePoints().noneMatch(Promise::isHarmful), "no control or direction characters: " + text);
    }

    /** Jazzer hands over bytes; most readers want text, and get it as a careful server would decode it. */
    static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    private static boolean isHarmful(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.SURROGATE;
    }
}
