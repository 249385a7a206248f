package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastTrigger;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.terms.Conditions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy's status says in daylight whether it is understood. */
class PolicyReportTest {
    private static final Instant NOW = Given.FIRED;
    private static final Condition ARMED = new Condition("Armed", "True", 1L, NOW.toString(), "Armed", "Good.");
    private static final PacketCapturePolicyStatus BEFORE = new PacketCapturePolicyStatus(1L, List.of(ARMED), 7L, 8L,
            9L, 10L,
            new LastTrigger("t", "r", "m", "q"), new LastDrill("a", "b", "Completed", "d"));

    @Test
    void aGoodPolicyIsServedAndEverythingElseInItsStatusStays() {
        PacketCapturePolicyStatus status = of(policy(false, null, null, "/var/captures/x.cap"));

        assertThat(status.conditions()).extracting(Condition::type).containsExactly("Ready", "Reconciling", "Stalled",
                "Armed");
        assertThat(ready(status).reason()).isEqualTo("Served");
        assertThat(status).isEqualTo(new PacketCapturePolicyStatus(2L, status.conditions(), 7L, 8L, 9L, 10L,
                BEFORE.lastTrigger(), BEFORE.lastDrill()));
        assertThat(PolicyReport.of(policy(false, null, null, "/var/captures/x.cap"), 2, status, NOW.plusSeconds(9)))
                .as("nothing new is nothing to write").isEqualTo(status);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(ready(of(policy(true, null, null, "/var/captures/x.cap"))).reason()).isEqualTo("Suspended");
        assertThat(ready(
                of(policy(false, null, new FlightRecorder(null, null, null, null, null, null, null),
                        "/var/captures/x.cap"))))
                .satisfies(ready -> {
                    assertThat(ready.reason()).isEqualTo("InvalidSpec");
                    assertThat(ready.message()).contains("spec.flightRecorder.targets is empty: name the machines",
                            "spec.flightRecorder needs template.storage.accountId: files on the machine could not");
                });
        assertThat(ready(of(policy(false, "alert.", null, "/var/captures/x.cap")))).satisfies(ready -> {
            assertThat(ready.reason()).isEqualTo("InvalidSpec");
            assertThat(ready.message()).contains("spec.match.when cannot be read: ");
        });
        assertThat(ready(of(policy(false, null, null, "/tmp/x.cap")))).satisfies(ready -> {
            assertThat(ready.reason()).isEqualTo("InvalidSpec");
            assertThat(ready.message()).contains("spec.template.storage.filePath ").doesNotContain("spec.storage");
        });
    }

    @Test
    void whatIsKnownOfAStartAndOfADrillTakesThePlaceOfWhatWasKnown() {
        Condition unarmed = new Condition("Armed", "False", 1L, NOW.toString(), "TargetStopped", "No.");
        LastDrill drill = new LastDrill("x", "y", "Lost", "z");
        PacketCapturePolicyStatus status = of(policy(false, null, null, "/var/captures/x.cap"));

        assertThat(PolicyReport.with(unarmed, status).conditions()).hasSize(4).contains(unarmed).doesNotContain(ARMED);
        assertThat(PolicyReport.with(unarmed, status).lastDrill()).isEqualTo(BEFORE.lastDrill());
        assertThat(PolicyReport.with(drill, status))
                .isEqualTo(new PacketCapturePolicyStatus(2L, status.conditions(), 7L,
                        8L, 9L, 10L, BEFORE.lastTrigger(), drill));
    }

    private static Condition ready(PacketCapturePolicyStatus status) {
        return Conditions.find(status.conditions(), "Ready").orElseThrow();
    }

    private static PacketCapturePolicyStatus of(Policy policy) {
        return PolicyReport.of(policy, 2, BEFORE, NOW);
    }

    private static Policy policy(boolean suspend, String when, FlightRecorder recorder, String filePath) {
        CaptureTemplate template = new CaptureTemplate(null, null, null, 120, null, null, null, List.of(),
                new Storage(null, null, filePath), null, null, null, null, null, null, null, null);
        return new Policy("shop", "egress", new PacketCapturePolicySpec(suspend,
                new AlertMatch(List.of("*"), null, null, null, when), template, null, null, null, null, null, recorder,
                List.of()));
    }
}
