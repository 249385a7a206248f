package io.netwatch.capture.bridge.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads the collection of public alert payloads, where there is one beside the project. What each of them must be read as
 * stands in {@code alerts/readings.txt}, compared with the payloads by eye: a line for each file, then one for each alert
 * in it. {@code -Dalerts.readings=FILE} writes what is read now into a file, to be compared again.
 */
class RecordedAlertsTest {
    private static final Path SAMPLES = Path.of("../shared/alert-samples");

    private static final String FRAME = """
            {"schemaId": "azureMonitorCommonAlertSchema", "data": {
            "essentials": {"alertRule": "fragment", "monitorCondition": "Fired"},""";

    @BeforeEach
    void needsTheCollection() {
        assumeTrue(Files.isDirectory(SAMPLES), "no collection of alerts beside the project");
    }

    @Test
    void everyPayloadIsReadAsItsLineSays() throws IOException {
        Map<String, String> readings = new TreeMap<>();
        for (Path sample : samples()) {
            readings.put(sample.getFileName().toString(),
                    described(AlertReader.read(Message.of(whole(sample)))));
        }
        if (System.getProperty("alerts.readings") != null) {
            Files.writeString(Path.of(System.getProperty("alerts.readings")), text(readings));
        }

        assertThat(text(readings)).isEqualTo(expected());
    }

    /** Some of the collection are only the context of an alert: they get the least that can stand around it. */
    private static byte[] whole(Path sample) throws IOException {
        String text = Files.readString(sample);
        return sample.getFileName().toString().startsWith("cas-fragment")
                ? (FRAME + text.strip().substring(1) + "}").getBytes(UTF_8)
                : text.getBytes(UTF_8);
    }

    private static String text(Map<String, String> readings) {
        StringBuilder all = new StringBuilder();
        readings.forEach((file, reading) -> all.append(file).append('\n').append(reading));
        return all.toString();
    }

    private static String described(Reading reading) {
        return switch (reading) {
            case Reading.Understood(var alerts) -> alerts.stream().map(RecordedAlertsTest::line)
                    .reduce("", String::concat);
            case Reading.Handshake(var code) -> "  handshake " + code + "\n";
            case Reading.UnknownSchema _ -> "  unknown shape\n";
            case Reading.Unreadable(var message) -> "  unreadable: " + message + "\n";
        };
    }

    private static String line(Alert alert) {
        List<String> machines = alert.targets().machines().stream().map(RecordedAlertsTest::shortened).toList();
        return "  %s %s rule=%s severity=%s service=%s fired=%s machines=%s others=%s%s%n".formatted(alert.schema(),
                alert.state(), alert.rule(), alert.severity().orElse("-"), alert.service(),
                alert.firedTime().map(Object::toString).orElse("-"), machines,
                alert.targets().others().stream().map(RecordedAlertsTest::lastWord).toList(),
                alert.objection().map(why -> " BUT " + why).orElse(""));
    }

    private static String shortened(ArmId machine) {
        return machine.type().replace("microsoft.compute/", "") + ":" + machine.name();
    }

    private static String lastWord(String other) {
        return other.substring(other.lastIndexOf('/') + 1);
    }

    private static String expected() {
        try (InputStream in = RecordedAlertsTest.class.getResourceAsStream("/alerts/readings.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
