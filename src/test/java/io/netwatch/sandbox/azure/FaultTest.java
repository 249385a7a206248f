package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Delivery.Delivered;
import io.netwatch.sandbox.azure.Delivery.Lost;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String PUT = "PacketCaptures_Create";
    private static final ArmError TROUBLE = new ArmError(503, "ServiceUnavailable", "Try later.");

    private final TestAzure azure = TestAzure.standard();

    @Test
    void refusesTheChosenCallOnly() {
        azure.azure.faults().add(Fault.nth(2, PUT, new Effect.Refuse(TROUBLE, Optional.of(Duration.ofSeconds(7)))));

        assertThat(answer(deliver(creation("c1"))).status()).isEqualTo(201);
        Answer refused = answer(deliver(creation("c2")));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("7");
        assertThat(answer(deliver(creation("c3"))).status()).isEqualTo(201);
        assertThat(azure.azure.creates("c2")).isZero();
    }

    @Test
    void hitsOneCaptureUntilCleared() {
        azure.azure.faults()
                .add(Fault.every("PacketCaptures_.*", new Effect.Refuse(TROUBLE, Optional.empty())).on("/c1"));

        assertThat(answer(deliver(creation("c1"))).header("Retry-After")).isEmpty();
        assertThat(answer(deliver(creation("c2"))).status()).isEqualTo(201);
        azure.azure.faults().clear();
        assertThat(answer(deliver(creation("c1"))).status()).isEqualTo(201);
    }

    @Test
    void losesARequestWithoutEffect() {
        azure.azure.faults().add(Fault.nth(1, PUT, new Effect.LoseRequest()));

        assertThat(deliver(creation("c1"))).isEqualTo(new Lost());
        assertThat(azure.azure.captures()).isEmpty();
    }

    @Test
    void losesAnAnswerAfterTheEffect() {
        azure.azure.faults().add(Fault.nth(1, PUT, new Effect.LoseAnswer(Duration.ZERO)));

        assertThat(deliver(creation("c1"))).isEqualTo(new Lost());
        assertThat(azure.azure.creates("c1")).isEqualTo(1);
    }

    @Test
    void appliesALateRequestAtItsTimeAndNotBefore() {
        azure.azure.faults().add(Fault.nth(1, PUT, new Effect.LoseAnswer(Duration.ofSeconds(60))));
        deliver(creation("c1"));

        azure.pass(Duration.ofSeconds(59));
        assertThat(azure.azure.creates("c1")).isZero();
        azure.pass(Duration.ofSeconds(11));
        assertThat(azure.azure.captures()).singleElement().extracting(CaptureView::startsAt)
                .isEqualTo(azure.clock.instant().minusSeconds(8));
    }

    @Test
    void appliesACallTwice() {
        azure.azure.faults().add(Fault.nth(1, PUT, new Effect.ApplyTwice()));

        assertThat(answer(deliver(creation("c1"))).status()).isEqualTo(400);
        assertThat(azure.azure.creates("c1")).isEqualTo(1);
    }

    @Test
    void tellsHowLongAnAnswerTakes() {
        azure.azure.faults().add(Fault.nth(1, PUT, new Effect.DelayAnswer(Duration.ofSeconds(31))));

        assertThat(deliver(creation("c1"))).isInstanceOfSatisfying(Delivered.class,
                late -> assertThat(late.delay()).isEqualTo(Duration.ofSeconds(31)));
        assertThat(azure.azure.creates("c1")).isEqualTo(1);
    }

    @Test
    void letsAnAcceptedStopFail() {
        azure.azure.faults().add(Fault.nth(1, "PacketCaptures_Stop", new Effect.FailOperation(TROUBLE)));
        deliver(creation("c1"));
        azure.pass(Duration.ofSeconds(20));
        Answer stop = answer(deliver(TestAzure.call("POST", CAPTURES + "/c1/stop")));
        azure.pass(Duration.ofSeconds(10));

        assertThat(stop.status()).isEqualTo(202);
        assertThat(azure.follow(stop, "Azure-AsyncOperation").json().at("/error/code").asText())
                .isEqualTo("ServiceUnavailable");
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
    }

    private Delivery deliver(Call call) {
        return azure.azure.deliver(Face.ARM, call);
    }

    private static Answer answer(Delivery delivery) {
        return ((Delivered) delivery).answer();
    }
}
