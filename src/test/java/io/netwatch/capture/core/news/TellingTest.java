package io.netwatch.capture.core.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a capture: its own words, and never more than a sink takes. */
class TellingTest {

    @Test
    void aFinishedCaptureTellsItsSentenceItsFilesAndItsAlert() {
        News news = Hostile.ordinary();

        assertThat(news.id()).isEqualTo(news.uid() + "-finished");
        assertThat(news.headline()).isEqualTo("Capture on till finished: time limit");
        assertThat(news.sentence()).startsWith("94 % of outgoing bytes");
        assertThat(news.files()).extracting(News.File::name).containsExactly("night.cap");
        assertThat(news.moreFiles()).as("one address is none").isEqualTo(1);
        assertThat(news.alert()).hasValue(
                new News.Alert("Egress spike", "Sev2", "2026-03-01T01:59:00Z", "egress-spike"));
    }

    @Test
    void aFailedCaptureTellsTheReasonAndTheNextStepApart() {
        News news = Telling.of(Hostile.failed(Reason.CaptureLost, "It ran for 40 s."),
                Hostile.delivery(NewsKind.Failed)).orElseThrow();

        assertThat(news.headline()).isEqualTo("Capture on night failed: CaptureLost");
        assertThat(news.detail()).isEqualTo("Somebody deleted the session in Azure. It ran for 40 s.");
        assertThat(news.nextStep()).isEqualTo("Create a new request.");
    }

    @Test
    void textFromOutsideHasNoControlCharactersAndIsShort() {
        News news = Hostile.news();

        assertThat(Stream.of(news.alert().orElseThrow().rule(), news.sentence(), news.detail(), news.headline()))
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(512)
                        .doesNotContain("\u001b", "\r", "\n", "\u202e"));
        assertThat(news.alert().orElseThrow().rule()).hasSize(256).endsWith("…");
    }

    @Test
    void theSentenceIsSaidOnce() {
        CaptureSummary summary = new CaptureSummary("Nothing unusual.", null, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L,
                11L,
                12L);
        PacketCaptureRequestStatus status = new PacketCaptureRequestStatus(1L, List.of(), "till", null, null, null,
                null,
                null, null, null, null, List.of(), null, null, null, List.of(), null, null, summary, null, List.of());
        News news = Telling.of(Requests.standing("{}", Reason.Completed, "Nothing unusual. 1 file of 24 B.", status),
                Hostile.delivery(NewsKind.Finished)).orElseThrow();

        assertThat(news.sentence()).isEqualTo("Nothing unusual.");
        assertThat(news.detail()).isEqualTo("The capture ran to its end. 1 file of 24 B.");
    }

    @ParameterizedTest
    @CsvSource({"Running, Started", "Completed, Finished", "StoppedEarly, Finished", "EmptyCapture, Finished",
            "UploadFailed, Failed", "StoppedByAgent, Failed", "StartDeadlineExceeded, Failed", "Suppressed,",
            "Starting,", "AgentMissing,", "Held,", "Inspecting,"})
    void whatIsNews(Reason state, NewsKind kind) {
        assertThat(NewsKind.of(state).orElse(null)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"https://evidence.blob.core.windows.net/logs/night.html, true", "http://evidence.example/x.html, false",
            "https://evidence.example/a?sig=x, false", "javascript:alert(1), false"})
    void onlyAnAddressThatCanDoNoHarmIsALink(String url, boolean link) {
        Request request = Hostile.finished("Egress spike");
        News news = Telling.of(Requests.standing("{}", Reason.Completed, "",
                new PacketCaptureRequestStatus(1L, List.of(),
                        "till", null, null, null, null, null, null, null, null, List.of(), null, null, null, List.of(),
                        null,
                        null, null, url, List.of())),
                Hostile.delivery(NewsKind.Finished)).orElseThrow();

        assertThat(news.report()).isEqualTo(link ? Optional.of(url) : Optional.empty());
        assertThat(news.targetId()).isEqualTo(request.spec().target().resourceId());
        assertThat(news.headline()).isEqualTo("Capture on till finished");
    }

    @Test
    void wordsThatAHandHasWrittenIntoTheStatusAreNoNews() {
        assertThat(NewsKind.of("Celebrated")).isEmpty();
    }
}
