package io.netwatch.capture.evidence.summary;

/** Makes text from packets and callers harmless: it is data, never formatting. */
public final class Clean {
    private Clean() {}

    /** The text without control and direction characters, cut to {@code limit} characters. */
    public static String text(String outside, int limit) {
        StringBuilder clean = new StringBuilder();
        int at = 0;
        while (at < outside.length() && clean.length() <= limit) {
            int point = outside.codePointAt(at);
            at += Character.charCount(point);
            if (isHarmless(point)) {
                clean.appendCodePoint(point);
            }
        }
        if (clean.length() <= limit) {
            return clean.toString();
        }
        int end = Character.isHighSurrogate(clean.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return clean.substring(0, end) + "…";
    }

    /** The same, but lines remain lines. */
    public static String lines(String outside, int limit) {
        StringBuilder all = new StringBuilder();
        outside.lines().takeWhile(_ -> all.length() < limit)
                .forEach(line -> all.append(text(line, limit)).append('\n'));
        return all.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }
}
