package io.netwatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiReferenceTest {
    private static final Path PAGE = Path.of("docs", "api.md");

    @Test
    void thePageTellsEveryFieldOfThePublishedTypes() throws IOException {
        if (Boolean.getBoolean("api.accept")) {
            Files.writeString(PAGE, ApiReference.text());
        }
        assertThat(Files.readString(PAGE)).as("accept with -Dapi.accept=true").isEqualTo(ApiReference.text());
    }

    @Test
    void everyFieldHasAMeaning() throws IOException {
        assertThat(ApiReference.text().lines().filter(line -> line.startsWith("| `")).toList()).hasSizeGreaterThan(80)
                .noneMatch(line -> line.endsWith("|  |"));
    }
}
