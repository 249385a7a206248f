package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Brief;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Timeline.Bar;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole captures from the sandbox's traffic, and what is said about them. */
class SummaryTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:02:58.250Z");

    static byte[] file(TrafficStory story) {
        return CaptureFile.of(new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 40_000), CaptureLimits.NONE,
                story);
    }

    private static Summary summary(TrafficStory story) {
        return Capture.summary(file(story), Options.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "NORMAL | NothingUnusual | Nothing unusual stands out: 1,589 packets and 1.2 MiB in 30 s; the busiest pair is 10.0.0.4 and 198.51.100.20:443.",
            "EXFILTRATION | OneReceiver | 98 % of outgoing bytes (19 MiB in 30 s) went to 203.0.113.77:443, over 12 connections that began at 02:03:08 UTC.",
            "PORT_SCAN | ScanByTarget | 10.0.0.4 tried 1,000 ports of 10.0.0.20 within 8.0 s; all 1,000 attempts got no answer or a reset.",
            "DNS_FAILURE | DnsFailure | 80 of 104 DNS lookups failed, all of them for db.internal.example (SERVFAIL).",
            "RETRANSMISSION_STORM | Retransmissions | 8.0 % of TCP segments were sent again (189 of 2,359), all of them between 10.0.0.4 and 10.0.0.20:5432."})
    void tellsTheStoryInOneSentence(TrafficStory story, String kind, String sentence) {
        Summary summary = summary(story);

        assertThat(summary.findings()).hasSize(1);
        assertThat(summary.findings().getFirst().kind()).isEqualTo(kind);
        assertThat(summary.sentence()).isEqualTo(sentence);
    }

    @Test
    void findsWhoVisitsClosedDoors() {
        Capture capture = Capture.ethernet();
        for (int port = 1; port <= 60; port++) {
            capture.at(port * 0.1,
                    Frame.ip(Capture.SERVER, Capture.CLIENT, 6, Frame.tcp(55_555, port, 1, 0, Frame.SYN, 0)));
        }
        capture.tcp(20, true, 1, 1, Frame.ACK, 1);

        assertThat(capture.summary().sentence()).isEqualTo(
                "203.0.113.77 tried 60 ports of 10.0.0.4 within 5.9 s; all 60 attempts got no answer or a reset.");
    }

    @Test
    void findsAServiceThatDoesNotAnswer() {
        Capture capture = Capture.ethernet();
        for (int number = 0; number < 8; number++) {
            capture.at(number, Frame.ip(Capture.CLIENT, Capture.SERVER, 6,
                    Frame.tcp(41_000 + number, 5432, 1, 0, Frame.SYN, 0)));
        }

        assertThat(capture.summary().sentence())
                .isEqualTo("7 of 8 connection attempts from 10.0.0.4 to 203.0.113.77:5432 got no answer.");
    }

    @Test
    void saysThatACaptureIsEmptyOrOfAnotherMachine() {
        assertThat(Capture.ethernet().summary().sentence()).isEqualTo("The capture holds no packet.");
        assertThat(Capture.ethernet().tcp(0, true, 1, 1, Frame.ACK, 5)
                .summary(Options.DEFAULT.withAddresses(List.of(Address.parse("10.9.9.9").orElseThrow()))).sentence())
                .isEqualTo("None of the 1 packet is from or to 10.9.9.9; most packets are of 10.0.0.4.");
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameEveryTime(TrafficStory story) {
        assertThat(summary(story)).isEqualTo(summary(story));
    }

    @ParameterizedTest
    @EnumSource
    void addsUp(TrafficStory story) {
        Facts facts = summary(story).facts();

        assertThat(facts.timeline().bars()).hasSizeBetween(25, 50);
        assertThat(facts.timeline().bars().stream().mapToLong(Bar::bytes).sum()).isEqualTo(facts.all().bytes());
        assertThat(facts.timeline().bars().stream().mapToLong(Bar::packets).sum()).isEqualTo(facts.all().packets());
        assertThat(facts.timeline().bars().stream().mapToLong(Bar::bytesOut).sum()).isEqualTo(facts.out().bytes());
        assertThat(facts.out().plus(facts.in())).isEqualTo(facts.all());
        assertThat(facts.protocols().stream().mapToLong(share -> share.volume().bytes()).sum())
                .isEqualTo(facts.all().bytes());
        assertThat(facts.talkers().byBytes().getFirst().volume()).isEqualTo(facts.all());
    }

    @ParameterizedTest
    @EnumSource
    void isShortEnoughForAStatus(TrafficStory story) {
        Brief brief = summary(story).brief();

        assertThat(brief.sentence().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(512);
        assertThat(brief.figures()).hasSizeLessThanOrEqualTo(12).containsKeys("packets", "bytesOut", "retransmissions");
    }

    @Test
    void listsWhomTheTargetBeganToCallAtTheEnd() {
        Capture capture = Capture.ethernet().tcp(0, true, 1, 0, Frame.SYN, 0).tcp(60, true, 2, 1, Frame.ACK, 9);
        capture.at(90, Frame.ip(Capture.CLIENT, 0x08080808, 6, Frame.tcp(42_000, 443, 1, 0, Frame.SYN, 0)))
                .at(95, Frame.ip(Capture.CLIENT, Capture.SERVER, 6, Frame.tcp(42_001, 8443, 1, 0, Frame.SYN, 0)))
                .at(100, Frame.ip(0x09090909, Capture.CLIENT, 6, Frame.tcp(42_002, 22, 1, 0, Frame.SYN, 0)));

        assertThat(capture.facts().newPeers()).extracting(peer -> peer.serverAndPort()).containsExactly("8.8.8.8:443");
    }

    @Test
    void mergesSeveralFilesIntoOne() {
        Capture whole = Capture.of(file(TrafficStory.RETRANSMISSION_STORM));
        Capture one = Capture.ethernet();
        Capture two = Capture.ethernet();
        whole.packets().forEach(packet -> (one.packets().size() < 1000 ? one : two).packets().add(packet));
        Summary merged = Evidence.summarise(
                List.of(Source.bytes("1.pcap", one.pcap()), Source.bytes("2.pcap", two.pcap())),
                Options.DEFAULT);

        assertThat(merged.facts()).usingRecursiveComparison().ignoringFields("files").isEqualTo(whole.facts());
        assertThat(merged.facts().files()).hasSize(2);
    }

    @Test
    void knowsSeveralMachinesOfAScaleSetWhoseFilesOverlapInTime() {
        Capture other = Capture.ethernet().at(-5,
                Frame.ip(0x0a000005, Capture.SERVER, 17, Frame.udp(1, 514, new byte[900])));
        Summary merged = Evidence.summarise(List.of(Source.bytes("0.pcap", file(TrafficStory.NORMAL)),
                Source.bytes("1.pcap", other.pcap())), Options.DEFAULT);

        assertThat(merged.facts().target().addresses()).extracting(Address::toString).containsExactly("10.0.0.4",
                "10.0.0.5");
        assertThat(merged.facts().period().orElseThrow().first()).isEqualTo("2026-03-01T02:02:55Z");
    }

    @Test
    void followsABoundedNumberOfConversationsKeepsTheLargestAndSaysSo() {
        Summary all = summary(TrafficStory.PORT_SCAN);
        Options few = Options.DEFAULT.withMaxConversations(100);
        Summary bounded = Capture.summary(file(TrafficStory.PORT_SCAN), few);

        assertThat(bounded).isEqualTo(Capture.summary(file(TrafficStory.PORT_SCAN), few));
        assertThat(bounded.facts().all()).isEqualTo(all.facts().all());
        assertThat(bounded.facts().tcp().trouble()).isEqualTo(all.facts().tcp().trouble());
        assertThat(bounded.facts().protocols()).isEqualTo(all.facts().protocols());
        assertThat(bounded.facts().leftOut().conversations()).isGreaterThan(500);
        assertThat(bounded.findings().getFirst().kind()).isEqualTo("ScanByTarget");
        assertThat(bounded.facts().talkers().byBytes().getFirst().address()).hasToString("10.0.0.4");
    }

    @Test
    void isJsonThatAnybodyCanRead() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Json.of(summary(TrafficStory.EXFILTRATION)));

        assertThat(json.at("/findings/0/kind").asText()).isEqualTo("OneReceiver");
        assertThat(json.at("/facts/target/addresses/0").asText()).isEqualTo("10.0.0.4");
        assertThat(json.at("/facts/period/first").asText()).startsWith("2026-03-01T02:02:58");
        assertThat(json.at("/facts/files/0/trouble").isNull()).isTrue();
        assertThat(json.at("/facts/relations/0/tcp/attempts").asLong()).isEqualTo(12);
        assertThat(json.at("/facts/timeline/widthNanoseconds").asLong()).isEqualTo(1_000_000_000);
    }
}
