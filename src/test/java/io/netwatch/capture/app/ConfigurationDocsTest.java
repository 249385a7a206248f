package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocsTest {

    @Test
    void everyKeyIsInTheTable() throws IOException {
        String docs = Files.readString(Path.of("docs", "configuration.md"));
        assertThat(ConfigurationKeys.all()).hasSizeGreaterThan(20).allSatisfy(key -> assertThat(docs)
                .as(key).containsAnyOf("`" + key + "`", "`." + key.substring(key.lastIndexOf('.') + 1) + "`"));
    }
}
