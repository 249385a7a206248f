package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.news.Hostile;
import io.netwatch.capture.core.request.RequestKey;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What a collector of logs is given. */
class JsonLineTest {
    @Test
    void whatAMessageIsAboutIsAFieldOfItsOwn() throws Exception {
        LogRecord record = new LogRecord(Level.WARNING, "{0} is {1}");
        record.setParameters(new Object[]{new RequestKey("team", "night"), "Blocked"});
        record.setLoggerName("io.netwatch");
        JsonNode line = new ObjectMapper().readTree(new JsonLine().format(record));
        assertThat(line.path("message").asText()).isEqualTo("team/night is Blocked");
        assertThat(line.path("request").asText()).isEqualTo("team/night");
        assertThat(line.path("level").asText()).isEqualTo("warning");
    }

    @Test
    void hostileWordsAndStackTracesStayInOneLine() throws Exception {
        LogRecord record = new LogRecord(Level.INFO, "rule={0}");
        record.setParameters(new Object[]{Hostile.WORDS});
        record.setThrown(new IllegalStateException(Hostile.WORDS));
        String line = new JsonLine().format(record);
        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(new ObjectMapper().readTree(line).path("error").asText()).contains("IllegalStateException",
                "JsonLineTest");
    }
}
