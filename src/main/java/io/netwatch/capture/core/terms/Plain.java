package io.netwatch.capture.core.terms;

/** Makes text from outside harmless: alert names, rule names and Azure's words are data, never formatting. */
public final class Plain {
    private Plain() {}

    /** The text without control and direction characters, cut to {@code limit} characters. */
    public static String text(String outside, int limit) {
        String clean = outside.codePoints().filter(Plain::isHarmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return clean.length() <= limit ? clean : cut(clean, limit - 1) + "…";
    }

    private static String cut(String text, int length) {
        boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
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
