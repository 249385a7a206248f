package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.schema.Message;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    @Test
    void oneLineSaysWhatBecameOfAnAlert() {
        MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "*");

        assertThat(line(cluster, Messages.text("common-fired"))).isEqualTo(
                "alert result=created status=200 namespace=shop rule=\"Egress above normal\" severity=Sev1 targets=1"
                        + " requests=[" + cluster.stored().getFirst().name() + "] ms=12");
    }

    @Test
    void aRuleCannotForgeALine() {
        String forged = Messages.text("common-fired").replace("Egress above normal", "a\\\" result=created\\nalert b");

        assertThat(line(new MemoryCluster(), forged)).doesNotContain("\n")
                .contains("rule=\"a' result=createdalert b\"");
    }

    private static String line(MemoryCluster cluster, String message) {
        Outcome outcome = new AlertHandler(cluster, cluster, cluster, cluster).handle(
                Message.of(message.getBytes(UTF_8)),
                "shop",
                Messages.FIRED);
        return AccessLog.line(outcome, Optional.of("shop"), Duration.ofMillis(12));
    }
}
