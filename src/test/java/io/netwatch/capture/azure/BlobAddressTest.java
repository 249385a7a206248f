package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobAddressTest {
    private static final Cloud PUBLIC = Cloud.azurePublic();
    private static final Cloud PATH_STYLE = new Cloud("mine", URI.create("https://localhost:1"), "https://x/.default",
            URI.create("https://localhost:1"), "https://localhost:1234/{account}", "2024-07-01");

    @Test
    void readsAnAddressWhoseHostNamesTheAccount() {
        assertThat(BlobAddress.parse(PUBLIC, "https://evidence.blob.core.windows.net/logs/2026/a%20b.cap?sig=x"))
                .contains(new BlobAddress("https://evidence.blob.core.windows.net", "logs", "2026/a b.cap"));
    }

    @Test
    void readsAnAddressWhosePathNamesTheAccount() {
        assertThat(BlobAddress.parse(PATH_STYLE, "https://localhost:1234/evidence/logs/a.cap"))
                .contains(new BlobAddress("https://localhost:1234/evidence", "logs", "a.cap"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a url", "http://evidence.blob.core.windows.net/logs/a.cap",
            "https://evidence.blob.core.windows.net.evil.example/logs/a.cap",
            "https://evidence.blob.core.windows.net@evil.example/logs/a.cap",
            "https://evil.example/evidence.blob.core.windows.net/logs/a.cap",
            "https://evil.example?.blob.core.windows.net/logs/a.cap", "https://a.b.blob.core.windows.net/logs/a.cap",
            "https://evidence.blob.core.windows.net:444/logs/a.cap", "https://evidence.blob.core.windows.net/logs",
            "https://evidence.blob.core.windows.net/logs/", "/logs/a.cap"})
    void refusesWhatIsNotABlobOfThisCloud(String url) {
        assertThat(BlobAddress.parse(PUBLIC, url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a/night.cap, a/night.cap, true", "a/night.cap, a/night_00001.cap, true",
            "a/night.cap, a/night/web_3.cap, true", "a/night.cap, a/night2.cap, false",
            "a/night.cap, a/nightly_1.cap, false", "a/night.cap, a/night.report-u.html, false",
            "a/night, a/night.report-u.html, false", "a/night, a/night/web_3.cap, true",
            "a/night, a/night 1.cap, true", "a/night.cap, a/thing.cap, false", "a/night, a/n, false"})
    void knowsWhichFilesBelongToACapture(String announced, String name, boolean its) {
        BlobAddress address = new BlobAddress("https://evidence.blob.core.windows.net", "logs", announced);

        assertThat(address.stem()).isEqualTo("a/night");
        assertThat(address.covers(name)).isEqualTo(its);
    }

    @Test
    void escapesTheNamesOfOtherBlobs() {
        BlobAddress address = new BlobAddress("https://evidence.blob.core.windows.net", "logs", "a");

        assertThat(address.urlOf("2026/a b?#ü%.cap"))
                .isEqualTo("https://evidence.blob.core.windows.net/logs/2026/a%20b%3F%23%C3%BC%25.cap");
        assertThat(address.urlOf("//double")).isEqualTo("https://evidence.blob.core.windows.net/logs///double");
    }
}
