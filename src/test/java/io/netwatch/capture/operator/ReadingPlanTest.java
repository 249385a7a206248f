package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of many files are read first, and what is said of the others. */
class ReadingPlanTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T02:00:00Z");
    private static final int PACKETS = 10;
    private static final int SIZE = 24 + PACKETS * 76;

    /** Ten files of ten seconds each, listed in an order that tells nothing. */
    private static final Map<String, byte[]> RECORDING = new LinkedHashMap<>();

    static {
        for (int file : new int[]{7, 2, 9, 0, 4, 1, 8, 3, 6, 5}) {
            RECORDING.put("https://a/c/" + (char) ('a' + file * 7 % 10) + ".cap", pcap(file * 10));
        }
    }

    @Test
    void filesAreReadInOrderOfTheirPacketsAndToldInOrderOfTheListing() {
        Inspected seen = inspect(1 << 20, Optional.empty());

        assertThat(seen.inside()).extracting(Inspection::url).containsExactlyElementsOf(RECORDING.keySet());
        assertThat(seen.inside()).allSatisfy(inside -> {
            assertThat(inside.packets()).hasValue((long) PACKETS);
            assertThat(inside.trouble()).isEmpty();
        });
        assertThat(summary(seen).durationMilliseconds()).isEqualTo(99_000);
    }

    @Test
    void whenThereIsTooMuchTheFilesNearTheAlertAreRead() {
        // Eight of these files may be read, and the alert fired in the sixth.
        Inspected seen = inspect(SIZE, Optional.of(BEGIN.plusSeconds(55)));

        assertThat(unread(seen)).containsExactlyInAnyOrder(url(0), url(1));
        assertThat(seen.inside()).filteredOn(it -> it.packets().isEmpty()).extracting(Inspection::trouble)
                .containsOnly("was not read: other files are nearer to the alert");
        assertThat(summary(seen).sentence()).endsWith(" Only 8 of 10 files were read, 6.1 KiB of 7.7 KiB.");
        assertThat(summary(seen).packets()).isEqualTo(8 * PACKETS);
    }

    @Test
    void anAlertBehindTheEndMakesTheNewestFilesTheNearest() {
        assertThat(unread(inspect(SIZE, Optional.of(BEGIN.plusSeconds(300))))).containsExactlyInAnyOrder(url(0),
                url(1));
    }

    @Test
    void withoutAnAlertInThemOrBehindThemTheListingCounts() {
        List<String> last = List.copyOf(RECORDING.keySet()).subList(8, 10);

        assertThat(unread(inspect(SIZE, Optional.empty()))).isEqualTo(last);
        assertThat(unread(inspect(SIZE, Optional.of(BEGIN.minusSeconds(60))))).isEqualTo(last);
    }

    @Test
    void aRefusalWhileTheBeginningsAreReadEndsTheLook() {
        Account account = new Account(true);
        Inspect asked = asked(Optional.empty());
        assertThat(new Inspector(account, InspectionConfig.reading(SIZE)).inspect(asked).observation())
                .isEqualTo(new Refused(asked, Account.NO));
        assertThat(account.reads).isEqualTo(1);
    }

    private static List<String> unread(Inspected seen) {
        return seen.inside().stream().filter(it -> it.packets().isEmpty()).map(Inspection::url).toList();
    }

    private static CaptureSummary summary(Inspected seen) {
        return seen.summary().orElseThrow();
    }

    private static Inspected inspect(long maxReadBytes, Optional<Instant> mark) {
        return (Inspected) new Inspector(new Account(false), InspectionConfig.reading(maxReadBytes))
                .inspect(asked(mark)).observation();
    }

    private static Inspect asked(Optional<Instant> mark) {
        return new Inspect(RECORDING.keySet().stream().map(url -> new FoundFile(url, SIZE)).toList(), true, mark);
    }

    private static String url(int file) {
        return "https://a/c/" + (char) ('a' + file * 7 % 10) + ".cap";
    }

    /** One packet a second from so many seconds on. */
    private static byte[] pcap(int from) {
        ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (int packet = 0; packet < PACKETS; packet++) {
            file.putInt((int) BEGIN.getEpochSecond() + from + packet).putInt(0).putInt(60).putInt(60)
                    .position(file.position() + 60);
        }
        return file.array();
    }

    private static final class Account implements StoredFiles {
        private static final ArmFailure NO = ArmFailure.refused(403, "AuthorizationPermissionMismatch", "No.");
        private final boolean closed;
        private int reads;

        private Account(boolean closed) {
            this.closed = closed;
        }

        @Override
        public Map<String, byte[]> contents() {
            return RECORDING;
        }

        @Override
        public Answer<byte[]> read(String url, long from, int length) {
            reads++;
            return closed ? new Answer.Failed<>(NO) : StoredFiles.super.read(url, from, length);
        }
    }
}
