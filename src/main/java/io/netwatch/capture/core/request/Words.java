package io.netwatch.capture.core.request;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences out of parts. */
final class Words {
    private Words() {}

    /** Those that are not empty, one after the other. */
    static String sentences(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** With one full stop, whoever wrote it. */
    static String sentence(String words) {
        return words.replaceAll("\\.+$", "") + ".";
    }

    static String number(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
