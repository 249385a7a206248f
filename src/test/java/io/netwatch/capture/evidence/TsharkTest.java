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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tshark, which knows nothing of us, counts in the same files. */
class TsharkTest {
    @TempDir
    Path directory;

    @BeforeEach
    void needsTshark() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "tshark"))),
                "tshark is not installed");
    }

    @ParameterizedTest
    @EnumSource
    void countsTheSamePacketsBytesConversationsAndPorts(TrafficStory story) throws Exception {
        Facts facts = Capture.summary(SummaryTest.file(story), Options.DEFAULT).facts();
        List<String[]> packets = rows(story, "", "frame.len", "ip.src", "ip.dst", "tcp.srcport", "tcp.dstport",
                "udp.srcport", "udp.dstport");
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
    @EnumSource
    void findsTheSameRetransmissionsResetsAndDnsFailures(TrafficStory story) throws Exception {
        Facts facts = Capture.summary(SummaryTest.file(story), Options.DEFAULT).facts();

        assertThat(facts.tcp().trouble().retransmissions())
                .isEqualTo(rows(story, "tcp.analysis.retransmission", "frame.number").size());
        assertThat(facts.tcp().trouble().resets())
                .isEqualTo(rows(story, "tcp.flags.reset == 1", "frame.number").size());
        assertThat(facts.tcp().trouble().attempts())
                .isEqualTo(rows(story, "tcp.flags.syn == 1 && tcp.flags.ack == 0", "frame.number").size());
        Map<String, Long> codes = rows(story, "dns.flags.rcode > 0", "dns.flags.rcode").stream()
                .collect(Collectors.groupingBy(it -> it[0], TreeMap::new, Collectors.counting()));
        long servfail = facts.dns().failures().stream().filter(it -> it.code().equals("SERVFAIL"))
                .mapToLong(it -> it.count()).sum();
        assertThat(servfail).isEqualTo(codes.getOrDefault("2", 0L));
    }

    private static long bytesOfPort(List<String[]> packets, Port port) {
        int column = port.protocol().equals("TCP") ? 3 : 5;
        String number = Integer.toString(port.port());
        return packets.stream().filter(it -> it[column].equals(number) || it[column + 1].equals(number))
                .mapToLong(it -> Long.parseLong(it[0])).sum();
    }

    private static String conversation(String[] it) {
        String source = it[3].isEmpty() ? it[5].isEmpty() ? "0" : it[5] : it[3];
        String destination = it[4].isEmpty() ? it[6].isEmpty() ? "0" : it[6] : it[4];
        return key(it[1] + " " + source, it[2] + " " + destination);
    }

    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private List<String[]> rows(TrafficStory story, String filter, String... fields)
            throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve("test.pcap"), SummaryTest.file(story));
        Path output = directory.resolve("output");
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields"));
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
