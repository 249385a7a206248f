package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More requests of one policy at once than it leaves room for: exactly as many captures as it allows. */
class AdmissionSimulationTest {

    @Test
    void twoBridgesThatStoreAtTheSameMomentMakeOneCapture() {
        Storm storm = storm(2, 1, 10, CrashPoint.NEVER).run();

        assertThat(storm.left()).isEqualTo(new Storm.Left(Map.of("Completed", 1L, "Suppressed", 1L), 1));
        assertThat(storm.told()).filteredOn(event -> event.startsWith("Suppressed")).singleElement().asString()
                .contains("Request alert-0 covers it");
    }

    @Test
    void aBurstBeyondMaxActiveMakesExactlySoManyCaptures() {
        Storm storm = storm(40, 40, 10, CrashPoint.NEVER).run();

        assertThat(storm.left()).isEqualTo(new Storm.Left(Map.of("Completed", 10L, "Suppressed", 30L), 10));
        assertThat(storm.calls()).as("nothing is asked of Azure for the others").filteredOn("ReadTarget"::equals)
                .hasSize(10);
        assertThat(storm.told()).filteredOn(event -> event.contains("The policy's maxActive of 10 is reached."))
                .hasSize(30);
    }

    @Test
    void repeatsOfOneTargetTakeNobodysPlace() {
        assertThat(storm(12, 4, 4, CrashPoint.NEVER).run().left())
                .isEqualTo(new Storm.Left(Map.of("Completed", 4L, "Suppressed", 8L), 4));
    }

    static Stream<CrashPoint> crashes() {
        int calls = storm(3, 2, 1, CrashPoint.NEVER).run().calls().size();
        return IntStream.rangeClosed(1, calls).boxed()
                .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAnywhereAdmitsNobodyElse(CrashPoint crash) {
        assertThat(storm(3, 2, 1, crash).run().left())
                .isEqualTo(new Storm.Left(Map.of("Completed", 1L, "Suppressed", 2L), 1));
    }

    private static Storm storm(int requests, int machines, int maxActive, CrashPoint crash) {
        return new Storm(requests, machines,
                new PacketCapturePolicySpec(null, null, null, 300, maxActive, 1000, null, null, null, null), crash);
    }
}
