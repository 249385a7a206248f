package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Follow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From Azure Monitor's call to what the person on call finds. */
class AlertToEvidenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PCAP_HEADER = 24;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(3);
    private static final Sender MONITOR = new Sender(SITE);

    @BeforeAll
    static void prepare() throws IOException {
        MONITOR.applyThePolicy();
    }

    @Test
    void anAlertBecomesOneCaptureWithAFile() throws Exception {
        List<String> words = new ArrayList<>();
        try (Follow follow = Follow.requests(SITE.site().world().client())) {
            String name = MONITOR.orders(ExampleAlert.FIRED.message("spike", InstantSource.system().instant()));
            PacketCaptureRequest end = follow.untilFinal(PATIENCE, request -> words.add(Follow.word(request)));

            assertThat(end.getMetadata().getName()).isEqualTo(name);
            assertThat(words).containsSubsequence("Running", "Completed");
            assertThat(end.getStatus().files()).singleElement().satisfies(AlertToEvidenceTest::isAPcapWithPackets);
            assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
            SITE.requests().awaitEvent(name, "Normal", "Completed");
        }
    }

    private static void isAPcapWithPackets(CaptureFile file) throws IOException, InterruptedException {
        ByteBuffer content = ByteBuffer.wrap(SITE.site().download(file.url())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(content.getInt(0)).isEqualTo(0xa1b2c3d4);
        assertThat(content.remaining()).isGreaterThan(PCAP_HEADER).isEqualTo(file.sizeBytes().intValue());
    }
}
