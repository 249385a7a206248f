package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Azure misbehaves, and the real HTTP stack has to cope. */
class AzureFaultsTest {
    private static final String PUT = "PacketCaptures_Create";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOrderWhoseAnswerIsLostIsNotRepeated() {
        Calls orders = Calls.of(SITE.azure(), PUT, "/lost-answer-");
        SITE.azure().faults().add(Fault.nth(1, PUT, new Effect.LoseAnswer(Duration.ZERO)).on("/lost-answer-"));
        SITE.requests().create("lost-answer", "web-1", 16);

        PacketCaptureRequest end = SITE.requests().await("lost-answer", "Completed");

        assertThat(orders.times()).hasSize(1);
        assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void noCallIsMadeBeforeAzureWantsOne() {
        Duration pause = Duration.ofSeconds(4);
        Calls ofSession = Calls.of(SITE.azure(), ".*", "/throttled-");
        Calls ofMachine = Calls.of(SITE.azure(), ".*", "/web-2");
        SITE.azure().faults().add(Fault.nth(1, PUT,
                new Effect.Refuse(new ArmError(429, "TooManyRequests", "Slow down."), Optional.of(pause)))
                .on("/throttled-"));
        SITE.requests().create("throttled", "web-2", 16);

        PacketCaptureRequest end = SITE.requests().await("throttled", "Completed");

        Instant refused = ofSession.times().getFirst();
        assertThat(ofSession.times().get(1)).isAfterOrEqualTo(refused.plus(pause));
        assertThat(ofMachine.times()).noneMatch(call -> call.isAfter(refused) && call.isBefore(refused.plus(pause)));
        assertThat(SITE.azure().creates(end.getStatus().captureName())).isOne();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aThrottledRequestSaysSo() {
        SITE.azure().faults().add(Fault.nth(1, PUT,
                new Effect.Refuse(new ArmError(429, "TooManyRequests", "Slow down."), Optional.of(PATIENCE)))
                .on("/waiting-"));
        SITE.requests().create("waiting", "web-1", 16);

        await().atMost(PATIENCE).until(() -> Requests.condition(SITE.requests().get("waiting"), "Reconciling"),
                found -> found.filter(each -> each.reason().equals("Throttled")).isPresent());
        assertThat(Requests.condition(SITE.requests().get("waiting"), "Stalled").orElseThrow().status())
                .isEqualTo("False");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void deletingARunningCaptureEndsItAndKeepsItsFile() {
        SITE.requests().create("unwanted", "web-1", 1200);
        PacketCaptureRequest running = SITE.requests().await("unwanted", "Running");

        SITE.requests().delete("unwanted");
        SITE.requests().awaitGone("unwanted");

        assertThat(SITE.azure().captures()).noneMatch(each -> each.name().equals(running.getStatus().captureName()));
        assertThat(SITE.azure().deletes(running.getStatus().captureName())).isOne();
        assertThat(SITE.azure().blobs())
                .anyMatch(blob -> running.getStatus().blobUrl().endsWith(blob.address().name()));
    }
}
