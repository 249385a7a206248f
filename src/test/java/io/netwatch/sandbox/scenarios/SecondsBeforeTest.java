package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.Relation;
import io.netwatch.sandbox.launcher.RecorderStory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An exfiltration begins, the alert comes a minute and a half later, and its first packet is in the evidence all the same. */
class SecondsBeforeTest {
    private static final String STRANGER = "203.0.113.77";

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(1);

    @Test
    void theEvidenceHoldsTheFirstPacketOfWhatTheAlertIsAbout() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PacketCaptureRequest end = RecorderStory.tell(SITE.site(), new PrintStream(screen, true, UTF_8));
        String told = screen.toString(UTF_8);
        System.out.println(told);

        Instant fired = Instant.parse(end.getSpec().trigger().firedTime());
        assertThat(end.getStatus().files()).as("rotated files").hasSizeGreaterThan(1);
        assertThat(firstToTheStranger(end)).isBetween(fired.minus(RecorderStory.LATE).minusSeconds(1),
                fired.minus(RecorderStory.LATE).plusSeconds(1));
        assertThat(end.getStatus().summary().sentence()).contains(STRANGER)
                .matches(".*[(](89|90|91) s before the alert[)].*");
        assertThat(told).contains("The recorder goes on: pcr/").matches(gap -> gapSeconds(gap) < 10);
    }

    private static Instant firstToTheStranger(PacketCaptureRequest end) throws Exception {
        List<Source> files = new ArrayList<>();
        for (CaptureFile file : end.getStatus().files()) {
            files.add(Source.bytes(file.url(), SITE.site().download(file.url())));
        }
        return Evidence.summarise(files, Options.DEFAULT).facts().relations().stream()
                .filter(one -> one.serverAndPort().contains(STRANGER)).map(Relation::first)
                .min(Instant::compareTo).orElseThrow();
    }

    /** Between the frozen recording and the next one, as the policy's status says. */
    private static long gapSeconds(String told) {
        Matcher seconds = Pattern.compile("missed in between are (\\d+) s").matcher(told);
        return seconds.find() ? Long.parseLong(seconds.group(1)) : Duration.ZERO.toSeconds();
    }
}
