package io.netwatch.capture.core.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A pattern with stars, compared without case. It is matched by keeping all positions of the pattern that are reachable
 * so far, so that its time is at most pattern times text: no text from outside can make it try everything.
 */
record Glob(List<Token> tokens) {

    /** One step of a pattern. */
    sealed interface Token {

        /** This character. */
        record Literal(char character) implements Token {}

        /** Any text, or any text without a slash. */
        record Star(boolean crossesSlash) implements Token {}

        default boolean accepts(char c) {
            return switch (this) {
                case Literal(char character) -> character == c;
                case Star(boolean crossesSlash) -> crossesSlash || c != '/';
            };
        }
    }

    Glob {
        tokens = List.copyOf(tokens);
    }

    /** {@code *} stands for any text. */
    static Glob text(String pattern) {
        return new Glob(pattern.toLowerCase(Locale.ROOT).chars().mapToObj(c -> token((char) c, true)).toList());
    }

    /** {@code *} stands for any text within one segment, {@code **} for any text. */
    static Glob path(String pattern) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < lower.length(); i++) {
            boolean twoStars = lower.startsWith("**", i);
            tokens.add(token(lower.charAt(i), twoStars));
            i += twoStars ? 1 : 0;
        }
        return new Glob(tokens);
    }

    boolean matches(String text) {
        BitSet reached = new BitSet();
        reach(reached, 0);
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            reached = after(c, reached);
        }
        return reached.get(tokens.size());
    }

    private static Token token(char c, boolean crossesSlash) {
        return c == '*' ? new Token.Star(crossesSlash) : new Token.Literal(c);
    }

    private BitSet after(char c, BitSet reached) {
        BitSet next = new BitSet();
        reached.stream().filter(at -> at < tokens.size() && tokens.get(at).accepts(c))
                .forEach(at -> reach(next, tokens.get(at) instanceof Token.Star ? at : at + 1));
        return next;
    }

    /** A star may stand for nothing, so whatever follows it is reached with it. */
    private void reach(BitSet reached, int position) {
        int at = position;
        reached.set(at);
        while (at < tokens.size() && tokens.get(at) instanceof Token.Star) {
            reached.set(++at);
        }
    }
}
