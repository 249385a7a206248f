package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
    private static final Path PUBLISHED = Path.of("docs", "errors.md");

    @Test
    void thePublishedPageIsWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("errors.accept")) {
            Files.writeString(PUBLISHED, ErrorsPage.text());
        }
        assertThat(Files.readString(PUBLISHED))
                .as("%s is not what the table says: accept the change with "
                        + "`mvn test -Dtest=ErrorsPageTest -Derrors.accept=true` and review it", PUBLISHED)
                .isEqualTo(ErrorsPage.text());
    }
}
