package io.netwatch.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.sandbox.azure.front.AzureInABox;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Everything that the sandbox says. */
final class Screen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    void opening(Site site) {
        out.printf("%npacket-capture-operator in a sandbox%n%n");
        Map<String, AzureInABox> others = site.world().others();
        azure(others.isEmpty() ? "Azure in a box" : site.world().served().name() + " in a box", site.world().azure());
        others.forEach((name, other) -> azure(name + " in a box", other));
        place(site.world().kubernetes().name(), site.world().kubernetes().url());
        for (Operator operator : site.operators()) {
            place(site.operators().size() == 1 ? "Operator and bridge" : "Operator " + operator.access().number(),
                    "process " + operator.process().process().pid() + ", log in "
                            + shown(site.folder().operatorLog(operator.access().number())));
        }
        place("For your shell", "source " + shown(site.folder().env()));
        out.println();
    }

    void doing(String what) {
        line(now(), "Sandbox", what);
    }

    void alert(Instant fired, String machine) {
        line(fired, "Alert", "\"Network Out Total\" is above 3 on " + machine + ": Azure Monitor calls the bridge");
    }

    void bridge(int status, JsonNode answer) {
        line(now(), "Bridge", status + ": " + answer.path("message").asText());
        answer.path("requests").forEach(request -> line(now(), "Bridge", request.path("result").asText() + " pcr/"
                + request.path("name").asText()));
    }

    void change(Instant fired, PacketCaptureRequest request) {
        Instant now = now();
        line(now, "Request", "%-11s +%.3f s  %s".formatted(Follow.word(request),
                Duration.between(fired, now).toMillis() / 1000.0, Follow.message(request)));
    }

    void row(JsonNode table) {
        List<List<String>> rows = new ArrayList<>();
        JsonNode columns = table.path("columnDefinitions");
        int[] shown = IntStream.range(0, columns.size()).filter(i -> columns.path(i).path("priority").asInt() == 0)
                .toArray();
        rows.add(IntStream.of(shown).mapToObj(i -> columns.path(i).path("name").asText().toUpperCase(Locale.ROOT))
                .toList());
        table.path("rows").forEach(row -> rows
                .add(IntStream.of(shown).mapToObj(i -> row.path("cells").path(i).asText("")).toList()));
        out.println();
        out.println("  $ kubectl get pcr");
        rows.forEach(row -> out.println("  " + String.join("   ", padded(row, rows))));
        out.println();
    }

    void file(CaptureFile file, Path local) {
        out.println("  The file, as Azure stored it: " + file.url());
        out.println("  Downloaded, opens in Wireshark: " + shown(local));
        out.println();
    }

    void packets(List<String> lines) {
        out.println("  The first packets:");
        lines.forEach(line -> out.println("    " + line));
        out.println();
    }

    void howToGoOn() {
        out.print(
                """
                        Everything goes on running until Ctrl-C. In another terminal, in this folder:

                          source target/sandbox/env
                          kubectl get pcr -w
                          kubectl describe pcr
                          kubectl get pcr -o jsonpath='{range .items[*]}{.status.summary.sentence}{"\\n"}{end}'
                          java -jar target/packet-capture-operator.jar report default/NAME \\
                            --credential environment --config target/sandbox/operator-1.yaml
                          kubectl apply -f examples/request.yaml
                          sed "s/FIRED_TIME/$(date -u +%FT%TZ)/; s/ALERT_ID/$RANDOM/" examples/alerts/common-schema-fired.json \\
                            | curl -sS -H 'Content-Type: application/json' --data-binary @- "$BRIDGE_URL"
                          kill -9 $OPERATOR_PID        # during a capture: it is started again, and nothing is lost

                        """);
    }

    void endedWell(int files) {
        out.println("It ended well: one alert, one capture, " + (files == 1 ? "one file." : files + " files."));
        out.println();
    }

    /** What the person on call came for. */
    void look(String sentence, Path page) {
        out.println("What happened, at one look: " + sentence);
        out.println("The whole page: " + shown(page));
        out.println();
    }

    /** How the recorder goes on after it was frozen. */
    void recorder(RecordingStatus next) {
        String gaps = next.gaps() == null || next.gaps().seconds() == 0
                ? "and nothing was missed since " + next.since()
                : "since " + next.since() + "; what was missed in between are %d s".formatted(next.gaps().seconds());
        out.println("The recorder goes on: pcr/%s records, %s.".formatted(next.request(), gaps));
        out.println();
    }

    /** What came to those who did not watch. */
    void chat(List<String> lines) {
        out.println("What the team read in its chat meanwhile:");
        lines.forEach(line -> out.println("  │ " + line));
        out.println();
    }

    /** Nothing in this world can be captured right away, so people begin. */
    void noStory() {
        out.println("  No machine of this world runs with the agent, a watcher and a storage account in its region:");
        out.println("  there is no story to tell. Apply your own requests and policies.");
        out.println();
    }

    void failure(String reason, String lastWords) {
        out.println();
        out.println("The story did not end well: " + reason);
        out.println("The operator's last words:");
        out.println(lastWords);
    }

    private void line(Instant time, String who, String what) {
        out.printf("  %s  %-8s %s%n", CLOCK.format(LocalTime.ofInstant(time, ZoneOffset.UTC)), who, what);
    }

    private static List<String> padded(List<String> row, List<List<String>> all) {
        return IntStream.range(0, row.size()).mapToObj(i -> {
            int width = all.stream().mapToInt(other -> other.get(i).length()).max().orElse(0);
            return row.get(i) + " ".repeat(width - row.get(i).length());
        }).toList();
    }

    private void azure(String name, AzureInABox azure) {
        place(name, azure.armUrl() + "  (Resource Manager)");
        place("", azure.authorityUrl() + "  (Entra)");
        place("", azure.blobUrl() + "  (blobs)");
    }

    private void place(String name, String where) {
        out.printf("  %-21s %s%n", name, where);
    }

    static Path shown(Path path) {
        return Path.of("").toAbsolutePath().relativize(path.toAbsolutePath());
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
