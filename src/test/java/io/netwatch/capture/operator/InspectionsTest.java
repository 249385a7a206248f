package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.StillInspecting;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files are read range by range on workers of their own, and whatever happens becomes an observation. */
class InspectionsTest {
    private static final String URL = "https://a.example/logs/night.cap";
    private static final long MUCH = 64 << 20;

    @Test
    void countsThePacketsOfAFileOfSeveralRanges() {
        Account account = new Account(pcap(100_000));
        assertThat(inline(MUCH, account)).isEqualTo(inspected(100_000, ""));
        assertThat(account.reads).containsExactly("0+4194304", "4194304+3405720");
    }

    @Test
    void readsBothEndsOfALongFileAndSaysSo() {
        Account account = new Account(pcap(1000));
        assertThat(inline(760, account)).isEqualTo(inspected(9, "was read without its bytes 328 to 75644"));
        assertThat(account.reads).containsExactly("0+380", "75644+380");
    }

    @Test
    void aBrokenFileIsToldAsOne() {
        byte[] torn = Arrays.copyOf(pcap(3), 200);
        assertThat(inline(MUCH, new Account(torn)))
                .isEqualTo(inspected(2,
                        "was read as far as byte 176: the file ends inside of a packet of 60 bytes that begins here"));
    }

    @Test
    void whatIsNoCaptureHasNoNumberOfPackets() {
        assertThat(inline(MUCH, new Account(new byte[100]))).isEqualTo(new Inspected(List.of(new Inspection(URL,
                Optional.empty(), "cannot be read: the file is neither pcap nor pcapng; its first four bytes are "
                        + "00000000")),
                Optional.empty()));
    }

    @Test
    void aFileThatHasGoneDoesNotHideTheOthers() {
        Account account = new Account(pcap(3));
        account.missing = URL;
        List<FoundFile> two = List.of(file(URL, account), file(URL + "2", account));
        assertThat(((Inspected) look(MUCH, account, two)).inside()).containsExactly(
                new Inspection(URL, Optional.empty(), "was gone when it was to be read"),
                new Inspection(URL + "2", Optional.of(3L), ""));
    }

    @Test
    void refusalsAndPausesAreHandedOn() {
        Account account = new Account(pcap(3));
        Inspect asked = new Inspect(List.of(file(URL, account)));
        ArmFailure failure = ArmFailure.refused(403, "AuthorizationPermissionMismatch", "No.");
        account.instead = Optional.of(new Answer.Failed<>(failure));
        assertThat(inline(MUCH, account)).isEqualTo(new Observation.Refused(asked, failure));

        Instant later = Instant.parse("2026-01-01T02:00:05Z");
        account.instead = Optional.of(new Answer.NotBefore<>(later, true));
        assertThat(inline(MUCH, account)).isEqualTo(new Observation.Postponed(asked, later, true));
    }

    @Test
    void afterARefusalTheAccountIsAskedForNothingMore() {
        Account account = new Account(pcap(3));
        account.instead = Optional.of(new Answer.NotBefore<>(Instant.parse("2026-01-01T02:00:05Z"), true));
        look(MUCH, account, List.of(file(URL, account), file(URL + "2", account), file(URL + "3", account)));
        assertThat(account.reads).hasSize(1);
    }

    @Test
    void manyLongFilesAreReadToABoundedLengthInAll() {
        Account account = new Account(pcap(3));
        List<FoundFile> ten = IntStream.range(0, 10).mapToObj(i -> file(URL + i, account)).toList();
        Inspected seen = (Inspected) look(200, account, ten);
        assertThat(seen.inside().get(7).trouble()).isEqualTo("was read without its bytes 100 to 152");
        assertThat(seen.inside().get(8).trouble()).isEqualTo("was not read: the files before it were too long");
    }

    @Test
    void aVisitNeverWaitsAndTwoAreReadAtATime() {
        try (Inspections inspections = Inspections.withWorkers(InspectionConfig.reading(MUCH))) {
            Account slow = new Account(pcap(3));
            slow.gate = new CountDownLatch(1);
            Inspect asked = new Inspect(List.of(file(URL, slow)));
            for (String uid : List.of("a", "b", "c")) {
                assertThat(inspections.look(uid, asked, PageOrder.NONE, slow)).isEqualTo(new StillInspecting());
            }
            await().until(() -> slow.begun.get() == 2);

            slow.gate.countDown();

            for (String uid : List.of("a", "b", "c")) {
                await().until(() -> inspections.look(uid, asked, PageOrder.NONE, slow),
                        seen -> withoutSummary(seen).equals(inspected(3, "")));
            }
            assertThat(slow.most.get()).isEqualTo(2);
        }
    }

    @Test
    void otherFilesAreAnotherLook() {
        try (Inspections inspections = Inspections.withWorkers(InspectionConfig.reading(MUCH))) {
            Account account = new Account(pcap(3));
            await().until(
                    () -> inspections.look("a", new Inspect(List.of(file(URL, account))), PageOrder.NONE, account),
                    seen -> withoutSummary(seen).equals(inspected(3, "")));
            await().until(
                    () -> inspections.look("a", new Inspect(List.of(file(URL + "2", account))), PageOrder.NONE,
                            account),
                    seen -> seen instanceof Inspected(var inside, var _, var _)
                            && inside.getFirst().url().equals(URL + "2"));
        }
    }

    /** Only what is in the single file; {@link DigestTest} is about the summary. */
    private static Observation inline(long maxReadBytes, Account account) {
        return withoutSummary(look(maxReadBytes, account, List.of(file(URL, account))));
    }

    private static Observation withoutSummary(Observation seen) {
        return seen instanceof Inspected(var inside, var _, var _) ? new Inspected(inside, Optional.empty()) : seen;
    }

    private static Observation look(long maxReadBytes, Account account, List<FoundFile> files) {
        return Inspections.inline(InspectionConfig.reading(maxReadBytes)).look("uid", new Inspect(files),
                PageOrder.NONE, account);
    }

    private static FoundFile file(String url, Account account) {
        return new FoundFile(url, account.content.length);
    }

    private static Inspected inspected(long packets, String trouble) {
        return new Inspected(List.of(new Inspection(URL, Optional.of(packets), trouble)), Optional.empty());
    }

    private static byte[] pcap(int packets) {
        ByteBuffer file = ByteBuffer.allocate(24 + packets * 76).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (int packet = 0; packet < packets; packet++) {
            file.putInt(1).putInt(2).putInt(60).putInt(60).position(file.position() + 60);
        }
        return file.array();
    }

    /** A storage account in which every blob has the same content. */
    private static final class Account implements Files {
        private final byte[] content;
        private final List<String> reads = new ArrayList<>();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger under = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private Optional<Answer<byte[]>> instead = Optional.empty();
        private String missing = "";
        private CountDownLatch gate = new CountDownLatch(0);

        private Account(byte[] content) {
            this.content = content;
        }

        @Override
        public Answer<FileListing> find(String prefix, Optional<String> mark) {
            throw new AssertionError("nothing is listed here");
        }

        @Override
        public Answer<byte[]> read(String url, long from, int length) {
            begun.incrementAndGet();
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            try {
                gate.await();
                return answer(url, from, length);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                under.decrementAndGet();
            }
        }

        @Override
        public Answer<String> store(String url, byte[] html) {
            throw new AssertionError("nothing is stored here");
        }

        private synchronized Answer<byte[]> answer(String url, long from, int length) {
            reads.add(from + "+" + length);
            if (url.equals(missing)) {
                return new Answer.Failed<>(ArmFailure.refused(404, "BlobNotFound", "Gone."));
            }
            return instead.orElseGet(() -> new Answer.Ok<>(
                    Arrays.copyOfRange(content, (int) from, (int) Math.min(content.length, from + length))));
        }
    }
}
