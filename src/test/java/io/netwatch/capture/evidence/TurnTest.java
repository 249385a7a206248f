package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Turn;
import io.netwatch.capture.evidence.summary.Turn.Direction;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the traffic turned before the alert, and that it did not where it did not. */
class TurnTest {
    private static final Instant BEGIN = Instant.ofEpochSecond(0, Capture.START);
    private static final int USUAL_PEER = 0x0a000014;
    private static final int NEW_PEER = Capture.SERVER;
    private static final int LENGTH = 300;
    private static final int ALERT = 240;

    /**
     * A kilobyte a second with a colleague, and something to a stranger.
     *
     * @param more bytes to the stranger by second
     * @param turn second in which the traffic turns; none if negative
     */
    record Course(String name, IntToLongFunction more, int turn) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Course> courses() {
        return Stream.of(new Course("even", _ -> 0, -1),
                new Course("a step", second -> second >= 150 ? 40_000 : 0, 150),
                new Course("a step of a fifth more", second -> second >= 150 ? 200 : 0, -1),
                new Course("a step that is over before the alert",
                        second -> second >= 120 && second < 170 ? 40_000 : 0, 120),
                new Course("a step behind the alert", second -> second >= 260 ? 40_000 : 0, 260),
                new Course("a spike of four seconds", second -> second >= 150 && second < 154 ? 40_000 : 0, -1),
                new Course("spikes twice a minute", second -> second % 30 < 2 ? 40_000 : 0, -1),
                new Course("two steps: the one nearer to the alert",
                        second -> (second >= 60 && second < 80) || second >= 200 ? 40_000 : 0, 200),
                new Course("high from the beginning", _ -> 40_000, -1),
                new Course("high until it falls", second -> second < 100 ? 40_000 : 0, -1),
                new Course("a slow ramp over all of the time", second -> second * 6L, -1),
                new Course("a steep ramp turns where it is clearly higher",
                        second -> second < 150 ? 0 : Math.min(40_000, (second - 150) * 2_000L), 151),
                new Course("a pause before it, as of a missing file",
                        second -> second >= 150 ? 40_000 : second >= 100 && second < 140 ? -1 : 0, 150));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void isFoundWhereTheTrafficRisesClearlyAndLastingly(Course course) {
        Optional<Turn> turn = turn(course, ALERT);

        assertThat(turn.map(it -> Duration.between(BEGIN, it.at()).toSeconds()))
                .isEqualTo(course.turn() < 0 ? Optional.empty() : Optional.of((long) course.turn()));
    }

    @Test
    void isToldWithItsFactorItsNewPeerAndHowLongBeforeTheAlert() {
        Summary summary = summary(new Course("step", second -> second >= 150 ? 40_000 : 0, 150), ALERT);
        Turn turn = turn(summary).orElseThrow();

        assertThat(summary.findings().getFirst().kind()).isEqualTo("Turn");
        assertThat(summary.sentence()).isEqualTo(
                "From 02:05:30 UTC on (90 s before the alert) 41 times the usual rate, to one new peer, "
                        + "203.0.113.77:443. 95 % of outgoing bytes (5.7 MiB in 5 min) went to 203.0.113.77:443, "
                        + "over 1 UDP conversation, first seen at 02:05:30 UTC.");
        assertThat(summary.sentence().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(turn.direction()).isEqualTo(Direction.ALL);
        assertThat(turn.newPeers()).isEqualTo(1);
        assertThat(turn.times()).isBetween(38.0, 43.0);
    }

    @Test
    void isNotCountedInTimesWhereNothingWasUsual() {
        Capture capture = Capture.ethernet().at(0, packet(USUAL_PEER, 10));
        send(capture, NEW_PEER, second -> second >= 150 ? 40_000 : 0);

        assertThat(capture.summary(mark(ALERT)).sentence()).startsWith(
                "From 02:05:30 UTC on (90 s before the alert) 39 KiB/s instead of next to nothing, to one new peer");
    }

    @Test
    void isOfOutgoingBytesWhenFarMoreCameInAllTheTime() {
        Capture capture = Capture.ethernet();
        send(capture, USUAL_PEER, _ -> 500);
        send(capture, NEW_PEER, second -> second >= 150 ? 6_000 : 0);
        for (int second = 0; second < LENGTH; second++) {
            for (int number = 0; number < 6; number++) {
                capture.at(second + number / 6.0,
                        Frame.ip(USUAL_PEER, Capture.CLIENT, 17, Frame.udp(443, 5000, new byte[1358])));
            }
        }
        capture.packets().sort(Comparator.comparingLong(Capture.Packet::time));

        assertThat(capture.summary(mark(ALERT)).sentence())
                .startsWith(
                        "From 02:05:30 UTC on (90 s before the alert) 13 times the usual outgoing rate, to one new");
    }

    @Test
    void isWithNobodyNewWhenAnOldFriendSendsMore() {
        Capture capture = Capture.ethernet();
        send(capture, USUAL_PEER, second -> second >= 150 ? 40_000 : 1_000);

        assertThat(capture.summary(mark(ALERT)).sentence()).contains(" times the usual rate, to nobody new. ");
    }

    @Test
    void findsNoneInEverydayTrafficHoweverLittleThereIs() {
        Instant from = Instant.parse("2026-03-01T02:00:00Z");
        for (long seed = 0; seed < 12; seed++) {
            long rate = new long[]{300, 2_000, 10_000, 40_000}[(int) (seed % 4)];
            byte[] file = CaptureFile.of(new TrafficPlan(seed, "10.0.0.4", from, from.plusSeconds(600), rate),
                    CaptureLimits.NONE);
            Options options = Options.DEFAULT.withMark(Optional.of(from.plusSeconds(500)));

            assertThat(turn(Capture.summary(file, options))).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void findsAStepOfRandomHeightInRandomTrafficAtItsMoment() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20; round++) {
            int at = random.nextInt(60, 220);
            int factor = random.nextInt(6, 40);
            long[] noise = random.longs(LENGTH, 200, 1_800).toArray();
            Course course = new Course("", second -> second >= at ? factor * 1_000L : 0, at);
            Capture capture = Capture.ethernet();
            send(capture, USUAL_PEER, second -> noise[second]);
            send(capture, NEW_PEER, course.more());
            capture.packets().sort(Comparator.comparingLong(Capture.Packet::time));

            assertThat(turn(capture.summary(mark(ALERT))).map(it -> Duration.between(BEGIN, it.at()).toSeconds()))
                    .as("%d times at %d", factor, at).hasValue((long) at);
        }
    }

    @Test
    void needsAnAlertInsideOrShortlyBehindTheCapture() {
        Course step = new Course("step", second -> second >= 150 ? 40_000 : 0, 150);

        assertThat(summary(step, -1).facts().mark()).isEmpty();
        assertThat(summary(step, LENGTH + 601).facts().mark()).isEmpty();
        assertThat(summary(step, LENGTH + 590).facts().mark().flatMap(Mark::turn)).isPresent();
        assertThat(summary(step, -1)).isEqualTo(capture(step).summary());
        assertThat(capture(step).summary().facts().mark()).isEmpty();
    }

    @Test
    void isNotSoughtInNextToNothing() {
        assertThat(Capture.ethernet().summary(mark(1)).facts().mark()).isEmpty();
        assertThat(turn(Capture.ethernet().at(0, packet(NEW_PEER, 1000)).summary(mark(1)))).isEmpty();
        assertThat(turn(Capture.ethernet().at(0, packet(NEW_PEER, 9)).at(1, packet(NEW_PEER, 9)).summary(mark(1))))
                .isEmpty();
    }

    @Test
    void isTheSameInFilesThatWereCutAnywhereAndInAnyOrder() {
        Capture capture = capture(new Course("step", second -> second >= 150 ? 40_000 : 0, 150));
        Summary whole = capture.summary(mark(ALERT));
        for (long seed = 0; seed < 10; seed++) {
            Summary rotated = Evidence.summarise(
                    InTime.of(Pieces.shuffled(Pieces.of(capture, 2 + (int) seed, seed), seed)), mark(ALERT));

            assertThat(rotated.findings()).isEqualTo(whole.findings());
            assertThat(rotated.facts().mark()).isEqualTo(whole.facts().mark());
        }
    }

    @Test
    void doesNotDependOnTheOrderOfPacketsInTheFile() {
        Capture capture = capture(new Course("step", second -> second >= 150 ? 40_000 : 0, 150));
        Optional<Turn> turn = turn(capture.summary(mark(ALERT)));
        Collections.reverse(capture.packets());

        assertThat(turn(capture.summary(mark(ALERT)))).map(Turn::at).isEqualTo(turn.map(Turn::at));
    }

    @Test
    void aTimeThatWasNotReadIsNoQuietTime() {
        List<Source> pieces = new ArrayList<>(Pieces.of(
                capture(new Course("even", _ -> 10_000, -1)), 12, 4));
        for (int piece = 0; piece < 8; piece += 2) {
            pieces.set(piece + 1, Source.leftOut("piece " + piece));
        }
        Summary summary = Evidence.summarise(pieces, mark(ALERT));

        assertThat(summary.facts().gaps()).isNotEmpty();
        assertThat(turn(summary)).isEmpty();
    }

    @Test
    void isInTheJson() throws IOException {
        JsonNode mark = new ObjectMapper()
                .readTree(Json.of(summary(courses().skip(1).findFirst().orElseThrow(), ALERT)))
                .at("/facts/mark");

        assertThat(mark.at("/alert").asText()).isEqualTo("2026-03-01T02:07:00Z");
        assertThat(mark.at("/turn/at").asText()).startsWith("2026-03-01T02:05:30");
        assertThat(mark.at("/turn/newPeers").asInt()).isEqualTo(1);
        assertThat(mark.at("/turn/after/bytes").asLong()).isGreaterThan(mark.at("/turn/before/bytes").asLong());
        assertThat(mark.at("/turn/largest/0/server").asText()).isEqualTo("203.0.113.77");
    }

    private static Optional<Turn> turn(Course course, int alert) {
        return turn(summary(course, alert));
    }

    private static Optional<Turn> turn(Summary summary) {
        return summary.facts().mark().flatMap(Mark::turn);
    }

    private static Summary summary(Course course, int alert) {
        return capture(course).summary(mark(alert));
    }

    private static Options mark(int second) {
        return Options.DEFAULT.withMark(Optional.of(BEGIN.plusSeconds(second)));
    }

    private static Capture capture(Course course) {
        Capture capture = Capture.ethernet();
        send(capture, USUAL_PEER, second -> course.more().applyAsLong(second) < 0 ? 0 : 1_000);
        send(capture, NEW_PEER, second -> Math.max(0, course.more().applyAsLong(second)));
        capture.packets().sort(Comparator.comparingLong(Capture.Packet::time));
        return capture;
    }

    private static void send(Capture capture, int peer, IntToLongFunction bytes) {
        for (int second = 0; second < LENGTH; second++) {
            long packets = (bytes.applyAsLong(second) + 99) / 100;
            for (int number = 0; number < packets; number++) {
                capture.at(second + (double) number / packets, packet(peer, 100));
            }
        }
    }

    /** From the target, so many bytes on the wire. */
    private static byte[] packet(int peer, int bytes) {
        return Frame.ip(Capture.CLIENT, peer, 17, Frame.udp(50_000, 443, new byte[Math.max(0, bytes - 42)]));
    }
}
