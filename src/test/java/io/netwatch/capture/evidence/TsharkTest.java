package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Port;
import io.netwatch.capture.evidence.summary.Volume;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What tshark, which knows nothing of us, counts in the same files: the stories, and what a real kernel sent itself
 * through the loopback interface, with lost segments, closed ports and a reader that did not read.
 */
class TsharkTest {
    private static final Set<String> ICMP = Set.of("1", "58");

    @TempDir
    Path directory;

    @BeforeEach
    void needsTshark() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "tshark"))),
                "tshark is not installed");
    }

    /** A capture file by the name that a failing test shows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.concat(Stream.of(TrafficStory.values()).map(it -> new Sample(it.name(), SummaryTest.file(it))),
                Stream.of("loopback.pcap", "cooked.pcap").map(TsharkTest::recorded));
    }

    private static Sample recorded(String name) {
        try (InputStream file = TsharkTest.class.getResourceAsStream("/captures/" + name)) {
            return new Sample(name, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void countsTheSamePacketsBytesConversationsAndPorts(Sample sample) throws Exception {
        Facts facts = Capture.summary(sample.bytes(), Options.DEFAULT).facts();
        List<String[]> packets = rows(sample, "", "frame.len", "ip.src", "ip.dst", "tcp.srcport", "tcp.dstport",
                "udp.srcport", "udp.dstport", "ipv6.src", "ipv6.dst", "ip.proto", "ipv6.nxt");
        Map<String, Volume> conversations = new HashMap<>();
        packets.forEach(
                it -> conversations.merge(conversation(it), new Volume(1, Long.parseLong(it[0])), Volume::plus));

        assertThat(facts.all().packets()).isEqualTo(packets.size());
        assertThat(facts.all().bytes()).isEqualTo(packets.stream().mapToLong(it -> Long.parseLong(it[0])).sum());
        assertThat(facts.conversationCount()).isEqualTo(conversations.size());
        for (Conversation it : facts.conversations().byBytes()) {
            String key = key(it.client() + " " + it.clientPort(), it.server() + " " + it.serverPort());
            assertThat(conversations.get(key)).as(key).isEqualTo(it.volume());
        }
        for (Port port : facts.ports().byBytes()) {
            assertThat(bytesOfPort(packets, port)).as("%s", port).isEqualTo(port.volume().bytes());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameRetransmissionsResetsAndDnsFailures(Sample sample) throws Exception {
        Facts facts = Capture.summary(sample.bytes(), Options.DEFAULT).facts();

        assertThat(facts.tcp().trouble().retransmissions())
                .isEqualTo(rows(sample, "tcp.analysis.retransmission", "frame.number").size());
        assertThat(facts.tcp().trouble().resets())
                .isEqualTo(rows(sample, "tcp.flags.reset == 1", "frame.number").size());
        assertThat(facts.tcp().trouble().attempts())
                .isEqualTo(rows(sample, "tcp.flags.syn == 1 && tcp.flags.ack == 0 && !tcp.analysis.retransmission",
                        "frame.number").size());
        assertThat(facts.tcp().trouble().zeroWindows())
                .isEqualTo(rows(sample, "tcp.analysis.zero_window", "frame.number").size());
        Map<String, Long> codes = rows(sample, "dns.flags.rcode > 0", "dns.flags.rcode").stream()
                .collect(Collectors.groupingBy(it -> it[0], TreeMap::new, Collectors.counting()));
        long servfail = facts.dns().failures().stream().filter(it -> it.code().equals("SERVFAIL"))
                .mapToLong(it -> it.count()).sum();
        assertThat(servfail).isEqualTo(codes.getOrDefault("2", 0L));
    }

    private static long bytesOfPort(List<String[]> packets, Port port) {
        int column = port.protocol().equals("TCP") ? 3 : 5;
        String number = Integer.toString(port.port());
        return packets.stream().filter(it -> !isIcmp(it))
                .filter(it -> it[column].equals(number) || it[column + 1].equals(number))
                .mapToLong(it -> Long.parseLong(it[0])).sum();
    }

    private static String conversation(String[] it) {
        String source = isIcmp(it) ? "0" : it[3].isEmpty() ? it[5].isEmpty() ? "0" : it[5] : it[3];
        String destination = isIcmp(it) ? "0" : it[4].isEmpty() ? it[6].isEmpty() ? "0" : it[6] : it[4];
        return key(it[1] + it[7] + " " + source, it[2] + it[8] + " " + destination);
    }

    /** An error of ICMP quotes a packet, whose ports tshark shows too. */
    private static boolean isIcmp(String[] it) {
        return ICMP.contains(it[9] + it[10]);
    }

    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private List<String[]> rows(Sample sample, String filter, String... fields)
            throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("test.pcap"), sample.bytes());
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields", "-E",
                "occurrence=f"));
        if (!filter.isEmpty()) {
            command.addAll(List.of("-Y", filter));
        }
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        Process tshark = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(tshark.waitFor()).isZero();
        return Files.readAllLines(output).stream().map(line -> line.split("\t", -1)).toList();
    }
}
