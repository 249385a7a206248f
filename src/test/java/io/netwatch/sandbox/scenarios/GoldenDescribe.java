package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what {@code kubectl describe pcr NAME} prints to a file that people have read and liked. What differs from run to
 * run is masked; {@code -Dgolden.write=true} writes the files anew, for a review of the difference.
 */
final class GoldenDescribe {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "describe");
    private static final Map<String, String> MASKS = new LinkedHashMap<>();

    static {
        MASKS.put("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?<!00000000000[0-9a-f])", "<uid>");
        MASKS.put("-[0-9a-f]{8}-<uid>", "-<install>-<uid>");
        MASKS.put("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
        MASKS.put("(Resource Version: +)\\d+", "$1<version>");
        MASKS.put("(Size Bytes: +)\\d+", "$1<bytes>");
        MASKS.put("(Size: +)[0-9.]+ [KMG]?i?B", "$1<size>");
        MASKS.put("(Sentence: +).*", "$1<sentence>");
        MASKS.put("(Nothing unusual stands out: |\\d+ % of outgoing bytes ).*?[.](?= 1 file)", "<sentence>");
        MASKS.put("(?<=127[.]0[.]0[.]1):\\d+", ":<port>");
        MASKS.put("at most \\d+ s of", "at most <number> s of");
        MASKS.put("looked at \\d+", "looked at <number>");
        MASKS.put("(Generation: +)\\d+", "$1<number>");
        MASKS.put("1 file of [0-9.]+ [KMG]?i?B with \\d+ packets", "1 file of <size> with <number> packets");
        MASKS.put("(?m)^( +(Packets|Bytes|Bytes Out|Bytes In|Duration Milliseconds|Conversations|Resets|New Peers|"
                + "Retransmissions|Connections Refused|Connections Unanswered|Dns Failures|DNS Failures): +)\\d+",
                "$1<number>");
        MASKS.put("/y=\\d+/m=\\d+/d=\\d+/", "/<date>/");
        MASKS.put("packetcapture_[0-9_]+[.]cap", "packetcapture_<time>.cap");
        MASKS.put("\\d{4}/\\d{2}/\\d{2}/", "<date>/");
    }

    private GoldenDescribe() {}

    /** @param name of the request, and of the file */
    static void check(Kubectl kubectl, String name) throws IOException, InterruptedException {
        check(kubectl, name, _ -> true);
    }

    private static void check(Kubectl kubectl, String name, Predicate<String> events)
            throws IOException, InterruptedException {
        Kubectl.Result described = kubectl.run("describe pcr " + name);
        assertThat(described.exit()).as(described.output()).isZero();
        Path file = FOLDER.resolve(name + ".txt");
        String masked = masked(described.output(), events);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, masked);
        }
        assertThat(masked).as("%s; accept the change with -Dgolden.write=true and review it", file)
                .isEqualTo(Files.readString(file));
    }

    /** The same for a capture that has ended; of its Events only the last matters, which tells the end. */
    static void checkEnd(Kubectl kubectl, String name, String state) throws IOException, InterruptedException {
        check(kubectl, name, line -> line.contains("  " + state + "  "));
    }

    private static String masked(String described, Predicate<String> events) {
        String text = described;
        for (Map.Entry<String, String> mask : MASKS.entrySet()) {
            text = text.replaceAll(mask.getKey(), mask.getValue());
        }
        int table = text.indexOf("\nEvents:") + 1;
        return text.substring(0, table) + events(text.substring(table), events);
    }

    /** Ages decide how wide the columns are, and events of the same second have no order. */
    private static String events(String table, Predicate<String> which) {
        if (table.contains("<none>")) {
            return table;
        }
        String rows = table.lines().skip(3).map(GoldenDescribe::row).filter(which).sorted()
                .collect(Collectors.joining("\n"));
        return Stream.of("Events:", "  Type  Reason  Age  From  Message", rows).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String row(String line) {
        return line.replaceFirst("^( +\\S+ +\\S+ +)(\\d\\S*( \\(x\\d+ over \\S+\\))?)", "$1<age>")
                .replaceAll("(?<=\\S) {2,}", "  ");
    }
}
