package io.netwatch.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netwatch.sandbox.traffic.PcapRecords.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureFileTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:00:02.250Z");
    private static final TrafficPlan PLAN = new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(120), 20_000);

    @Test
    void givesTheSameBytesForTheSamePlanAndOthersForAnotherSeed() {
        byte[] file = CaptureFile.of(PLAN, CaptureLimits.NONE);

        assertThat(CaptureFile.of(PLAN, CaptureLimits.NONE)).isEqualTo(file);
        assertThat(
                CaptureFile.of(new TrafficPlan(8, "10.0.0.4", FROM, FROM.plusSeconds(120), 20_000), CaptureLimits.NONE))
                .isNotEqualTo(file);
    }

    @Test
    void staysInsideTheWindowAndInTheOrderOfTime() {
        List<Instant> times = PcapRecords.read(CaptureFile.of(PLAN, CaptureLimits.NONE)).stream().map(Recorded::at)
                .toList();

        assertThat(times).isSorted().hasSizeGreaterThan(500);
        assertThat(times.getFirst()).isBetween(FROM, FROM.plusSeconds(5));
        assertThat(times.getLast()).isBetween(FROM.plusSeconds(115), FROM.plusSeconds(120));
    }

    @Test
    void carriesTheOrderedRate() {
        long bytes = PcapRecords.read(CaptureFile.of(PLAN, CaptureLimits.NONE)).stream()
                .mapToLong(Recorded::originalLength).sum();

        assertThat(bytes / 120.0).isCloseTo(20_000, within(2_000.0));
    }

    @Test
    void showsOverlappingCapturesTheSamePackets() {
        var later = new TrafficPlan(7, "10.0.0.4", FROM.plusSeconds(60), FROM.plusSeconds(120), 20_000);
        List<Recorded> secondHalf = PcapRecords.read(CaptureFile.of(PLAN, CaptureLimits.NONE)).stream()
                .filter(packet -> !packet.at().isBefore(FROM.plusSeconds(60))).toList();

        assertThat(PcapRecords.read(CaptureFile.of(later, CaptureLimits.NONE))).isEqualTo(secondHalf);
    }

    @Test
    void cutsPacketsAtTheSnapLengthAndKeepsTheirTrueLength() {
        List<Recorded> packets = PcapRecords
                .read(CaptureFile.of(PLAN, new CaptureLimits(64, Long.MAX_VALUE, List.of())));

        assertThat(packets).allSatisfy(
                packet -> assertThat(packet.frame().remaining()).isEqualTo(Math.min(64, packet.originalLength())));
        assertThat(packets).extracting(Recorded::originalLength).contains(1514);
    }

    @Test
    void neverExceedsTheByteLimit() {
        byte[] whole = CaptureFile.of(PLAN, CaptureLimits.NONE);
        byte[] limited = CaptureFile.of(PLAN, new CaptureLimits(0, 100_000, List.of()));

        assertThat(limited).hasSizeBetween(98_000, 100_000);
        assertThat(whole).startsWith(limited);
    }

    @Test
    void isAValidEmptyFileWithoutTraffic() {
        assertThat(CaptureFile.of(new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(120), 0), CaptureLimits.NONE))
                .hasSize(24);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TCP||443||", "UDP||||53", "Any||||50-60", "Tcp|10.0.0.4|||80;5432",
            "Any|||203.0.113.0-203.0.113.255|",
            "Any|||10.0.0.20;192.0.2.123|"})
    void keepsExactlyWhatAFilterSelects(String protocol, String local, String localPort, String remote,
            String remotePort) {
        var filter = new PacketFilter(protocol, text(local), text(localPort), text(remote), text(remotePort));
        List<Recorded> kept = PcapRecords
                .read(CaptureFile.of(PLAN, new CaptureLimits(0, Long.MAX_VALUE, List.of(filter))));
        List<Recorded> expected = PcapRecords.read(CaptureFile.of(PLAN, CaptureLimits.NONE)).stream()
                .filter(packet -> selects(filter, packet)).toList();

        assertThat(kept).isNotEmpty().isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.4-10.0.0.9;10.0.0.20", "10.0.0.256", "10.0.0.9-10.0.0.1"})
    void capturesNothingWithAMalformedFilter(String remote) {
        var filter = new PacketFilter("Any", "", "", remote, "");

        assertThat(CaptureFile.of(PLAN, new CaptureLimits(0, Long.MAX_VALUE, List.of(filter)))).hasSize(24);
    }

    @Test
    void numbersTheBytesOfEveryTcpConnectionWithoutGaps() {
        var next = new HashMap<String, Integer>();
        var gaps = new ArrayList<Recorded>();
        PcapRecords.read(CaptureFile.of(PLAN, CaptureLimits.NONE)).stream().filter(packet -> packet.protocol() == 6)
                .forEach(packet -> {
                    Integer expected = next.put(packet.direction(), packet.sequenceAfter());
                    if (expected != null && expected != packet.sequence()) {
                        gaps.add(packet);
                    }
                });

        assertThat(next).hasSizeGreaterThan(50);
        assertThat(gaps).isEmpty();
    }

    @Test
    void writesAnHourOfModestTrafficQuickly() {
        var hour = new TrafficPlan(7, "10.0.0.4", FROM, FROM.plus(Duration.ofHours(1)), 4_000);

        assertThat(CaptureFile.of(hour, CaptureLimits.NONE)).hasSizeBetween(13_000_000, 17_000_000);
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    /** What the filters of this test mean, spelled out a second time without their parser. */
    private static boolean selects(PacketFilter filter, Recorded packet) {
        boolean protocol = filter.protocol().equals("Any")
                || packet.protocol() == (filter.protocol().equals("UDP") ? 17 : 6);
        boolean localPort = filter.localPort().isEmpty() || packet.localPort() == Integer.parseInt(filter.localPort());
        boolean remotePort = switch (filter.remotePort()) {
            case "" -> true;
            case "50-60" -> packet.remotePort() >= 50 && packet.remotePort() <= 60;
            default -> List.of(filter.remotePort().split(";", -1)).contains(Integer.toString(packet.remotePort()));
        };
        boolean remote = switch (filter.remoteAddress()) {
            case "" -> true;
            case "203.0.113.0-203.0.113.255" -> packet.remote().startsWith("203.0.113.");
            default -> List.of(filter.remoteAddress().split(";", -1)).contains(packet.remote());
        };
        return protocol && localPort && remotePort && remote;
    }
}
