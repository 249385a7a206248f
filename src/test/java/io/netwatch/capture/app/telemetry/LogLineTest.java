package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.news.Hostile;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void wordsFromOutsideMakeNoLineOfTheirOwnAndColourNoTerminal() {
        LogRecord record = new LogRecord(Level.INFO, "rule={0}");
        record.setParameters(new Object[]{Hostile.WORDS});

        assertThat(new LogLine().formatMessage(record)).startsWith("rule=<!channel>").contains("Injected: yes")
                .doesNotContain("\r", "\n", "\u001b", "\u202e");
    }
}
