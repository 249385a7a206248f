package io.netwatch.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Markdown file of the repository. */
record Page(Path path, String text) {
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:src|srcset|href)=\")([^)\\s\"]+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern NAMED = Pattern.compile("<a name=\"([^\"]+)\">");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern INLINE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)(?:^<!-- ([^\\n]*?) -->\\n)?^```sh\\n(.*?)^```");

    /** A block of shell lines, and what the comment above it says of how it is tried. */
    record Commands(Page page, String how, String lines) {
        @Override
        public String toString() {
            return page.path() + ": " + lines.lines().findFirst().orElse("");
        }
    }

    static List<Page> all() {
        return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(Path::of),
                Stream.of("docs", "examples").flatMap(Page::below)).map(Page::of).toList();
    }

    /** Targets of links and pictures, as written. */
    List<String> links() {
        return LINK.matcher(INLINE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("")).results()
                .map(found -> found.group(1)).toList();
    }

    /** What a link into this page may name behind its #. */
    Set<String> anchors() {
        String prose = FENCED.matcher(text).replaceAll("");
        return Stream.concat(HEADING.matcher(prose).results().map(Page::anchor),
                NAMED.matcher(prose).results().map(found -> found.group(1))).collect(Collectors.toSet());
    }

    List<Commands> commands() {
        return COMMANDS.matcher(text).results()
                .map(found -> new Commands(this, found.group(1) == null ? "" : found.group(1), found.group(2)))
                .toList();
    }

    /** As the forges make them: lower case, no punctuation, dashes for blanks. */
    private static String anchor(MatchResult heading) {
        return heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private static Stream<Path> below(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page of(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
