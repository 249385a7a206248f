package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.StillInspecting;
import io.netwatch.capture.core.request.StoredPage;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page about a capture is stored beside its file, once, and holds up nothing. */
class PageStoreTest {
    private static final String FILE = "https://a.example/logs/night.cap";
    private static final String PAGE = "https://a.example/logs/night.report-uid-1.html";
    private static final InspectionConfig STORING = new InspectionConfig(64 << 20, true, true);
    private static final PageOrder ORDER = new PageOrder(Optional.of(PAGE), Context.titled("team/night"));
    private static final Instant FROM = Instant.parse("2026-03-01T02:03:00Z");

    private final Account account = new Account(TrafficStory.DNS_FAILURE);
    private final Inspect asked = new Inspect(List.of(new FoundFile(FILE, account.capture.length)));

    @Test
    void itLiesBesideTheFileAndIsTold() {
        Inspected seen = (Inspected) look(Inspections.inline(STORING));

        assertThat(seen.page()).isEqualTo(StoredPage.at(PAGE));
        assertThat(page()).contains("db.internal.example", "team/night").endsWith("</html>\n");
    }

    @Test
    void anotherProcessThatBeginsAnewFindsItThereAndLeavesIt() {
        Observation first = look(Inspections.inline(STORING));
        String page = page();

        assertThat(look(Inspections.inline(STORING))).isEqualTo(first);
        assertThat(page()).isSameAs(page);
        assertThat(account.stores).isEqualTo(2);
    }

    @Test
    void withoutTheRightToWriteTheLookSaysSoAndIsNoWorse() {
        account.answers.add(new Answer.Failed<>(ArmFailure.refused(403, "AuthorizationPermissionMismatch", "No.")));
        Inspected seen = (Inspected) look(Inspections.inline(STORING));

        assertThat(seen.page()).isEqualTo(StoredPage.not("The page about it was not stored: the operator may not write"
                + " to the storage account (Storage Blob Data Contributor)."));
        assertThat(seen.summary()).isPresent();
        assertThat(account.pages).isEmpty();
    }

    @Test
    void aPauseThatTheAccountAsksForIsKeptAndNothingIsReadAgain() {
        Instant later = FROM.plusSeconds(60);
        account.answers.add(new Answer.NotBefore<>(later, true));
        Inspections inspections = Inspections.inline(STORING);

        assertThat(look(inspections)).isEqualTo(new Postponed(asked, later, true));
        int reads = account.reads;
        assertThat(((Inspected) look(inspections)).page()).isEqualTo(StoredPage.at(PAGE));
        assertThat(account.reads).isEqualTo(reads);
    }

    @Test
    void anAccountThatDoesNotAnswerIsAskedThreeTimes() {
        account.answers.addAll(List.of(new Answer.Failed<>(ArmFailure.lost("timeout")),
                new Answer.Failed<>(ArmFailure.refused(503, "ServerBusy", "Busy.")),
                new Answer.Failed<>(ArmFailure.refused(500, "InternalError", "Oh."))));
        Inspections inspections = Inspections.inline(STORING);

        assertThat(look(inspections)).isEqualTo(new StillInspecting());
        assertThat(look(inspections)).isEqualTo(new StillInspecting());
        assertThat(((Inspected) look(inspections)).page().note())
                .isEqualTo("The page about it was not stored: 500 InternalError: Oh.");
    }

    @Test
    void nothingIsStoredUnlessItWasConfigured() {
        Inspected seen = (Inspected) look(Inspections.inline(InspectionConfig.reading(64 << 20)));

        assertThat(seen.page()).isEqualTo(StoredPage.NONE);
        assertThat(account.stores).isZero();
    }

    @Test
    void namesCanBeSwitchedOffEverywhere() {
        Inspected seen = (Inspected) look(Inspections.inline(new InspectionConfig(64 << 20, false, true)));

        assertThat(seen.summary().orElseThrow().sentence()).contains("80 of 94 DNS lookups failed");
        assertThat(page() + seen).doesNotContain("internal.example");
    }

    private Observation look(Inspections inspections) {
        return inspections.look("uid-1", asked, ORDER, account);
    }

    private String page() {
        return account.pages.get(PAGE);
    }

    /** A storage account with one capture, which answers as it is told and then as Azure does. */
    private static final class Account implements Files {
        private final byte[] capture;
        private final Map<String, String> pages = new TreeMap<>();
        private final Deque<Answer<String>> answers = new ArrayDeque<>();
        private int reads;
        private int stores;

        private Account(TrafficStory story) {
            capture = CaptureFile.of(new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000),
                    CaptureLimits.NONE, story);
        }

        @Override
        public Answer<FileListing> find(String prefix, Optional<String> mark) {
            throw new AssertionError("nothing is listed here");
        }

        @Override
        public Answer<byte[]> read(String url, long from, int length) {
            reads++;
            return new Answer.Ok<>(Arrays.copyOfRange(capture, (int) from,
                    (int) Math.min(capture.length, from + length)));
        }

        @Override
        public Answer<String> store(String url, byte[] html) {
            stores++;
            if (!answers.isEmpty()) {
                return answers.remove();
            }
            pages.putIfAbsent(url, new String(html, StandardCharsets.UTF_8));
            return new Answer.Ok<>(url);
        }
    }
}
