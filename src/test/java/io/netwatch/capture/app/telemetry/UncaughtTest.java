package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.news.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class UncaughtTest {
    @Test
    void whatEndsAThreadIsOneLineOfTheLog() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        Logger log = Logger.getLogger(Uncaught.class.getName());
        Handler handler = collecting(lines);
        log.addHandler(handler);
        log.setLevel(Level.WARNING); // which the tests' settings hide
        try {
            Thread thread = Thread.ofVirtual().uncaughtExceptionHandler(new Uncaught()).start(() -> {
                throw new IllegalStateException("Task already scheduled " + Hostile.WORDS);
            });
            thread.join();
        } finally {
            log.setLevel(null);
            log.removeHandler(handler);
        }

        assertThat(lines).singleElement().asString()
                .contains("\"level\":\"warning\"", "java.lang.IllegalStateException",
                        "Task already scheduled", "(no name)", "UncaughtTest")
                .containsOnlyOnce("\n").endsWith("\n");
    }

    private static Handler collecting(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new JsonLine().format(line));
            }

            @Override
            public void flush() {
                // Each line is there at once.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
