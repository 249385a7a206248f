package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How downloaded files are called. */
class FileNamesTest {
    @Test
    void theLastPartOfTheAddressIsEnough() {
        assertThat(
                FileNames.of(List.of("https://a.example/logs/x/night_1.cap", "https://a.example/logs/x/night_2.cap")))
                .containsExactly("night_1.cap", "night_2.cap");
    }

    @Test
    void whatWouldBeTheSameHasItsWholePath() {
        assertThat(FileNames.of(List.of("https://a.example/logs/0/night.cap", "https://a.example/logs/1/night.cap")))
                .containsExactly("logs_0_night.cap", "logs_1_night.cap");
    }

    @Test
    void noNameLeadsIntoAnotherDirectory() {
        assertThat(FileNames.of(List.of("https://a.example/logs/..%2F..%2Fetc%2Fpasswd", "https://a.example/logs/..",
                "https://a.example/logs/%5C%5Chost%5Cnight.cap", "https://a.example/logs/")))
                .containsExactly("passwd", "_", "__host_night.cap", "capture");
    }
}
