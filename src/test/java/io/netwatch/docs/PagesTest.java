package io.netwatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.docs.Page.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link leads somewhere, and every command is tried or says why not. */
class PagesTest {
    private static final Map<Path, Page> PAGES = Page.all().stream()
            .collect(Collectors.toMap(page -> page.path().normalize(), Function.identity()));
    private static final Pattern TRIED = Pattern.compile("run by ([\\w./-]+)");

    @Test
    void everyLinkIntoTheRepositoryLeadsSomewhere() {
        List<String> dead = PAGES.values().stream().flatMap(page -> page.links().stream()
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .filter(link -> !leads(page, link)).map(link -> page.path() + " -> " + link)).sorted().toList();
        assertThat(dead).isEmpty();
    }

    @Test
    void thereArePagesAndLinks() {
        assertThat(PAGES.values().stream().mapToInt(page -> page.links().size()).sum()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsTriedOrSaysWhyNot(Commands commands) throws IOException {
        assertThat(commands.how()).as("a comment above the block: <!-- run by TEST --> or <!-- not run: WHY -->")
                .matches("run by \\S+|not run: .{10,}");
        var tried = TRIED.matcher(commands.how());
        if (tried.matches()) {
            assertThat(exists(tried.group(1))).as("%s, a test class or a script", tried.group(1)).isTrue();
        }
    }

    private static Stream<Commands> commands() {
        return PAGES.values().stream().flatMap(page -> page.commands().stream());
    }

    private static boolean exists(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return Files.isRegularFile(Path.of(test))
                    || files.anyMatch(file -> file.getFileName().toString().equals(test + ".java"));
        }
    }

    private static boolean leads(Page from, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty()
                ? from.path()
                : from.path().resolveSibling(file).normalize();
        if (hash < 0) {
            return Files.exists(target);
        }
        return PAGES.containsKey(target) && PAGES.get(target).anchors().contains(link.substring(hash + 1));
    }
}
