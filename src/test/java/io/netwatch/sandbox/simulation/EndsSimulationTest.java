package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every way in which a capture may end is told as it was. */
class EndsSimulationTest {

    @Test
    void aStopByHandIsToldAsOne() {
        Simulation run = Simulation.run(EndScenarios.STOPPED_IN_AZURE, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Ready", "True StoppedEarly")
                .containsEntry("Complete", "True StoppedEarly").containsEntry("why", "stopped in Azure");
        assertThat(run.message("Ready")).contains("Somebody stopped it in Azure after at most 25", "s of 600 s.",
                "1 file of 936 B with 12 packets.");
    }

    @Test
    void aDeletedSessionIsALoss() {
        Simulation run = Simulation.run(EndScenarios.DELETED_IN_AZURE, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Failed", "True CaptureLost").containsEntry("why",
                "session deleted");
        assertThat(run.message("Ready")).contains("Somebody deleted the session in Azure.",
                "stays at https://shopcaptures");
    }

    @Test
    void aDeallocatedMachineEndsItsCapture() {
        Simulation run = Simulation.run(EndScenarios.DEALLOCATED, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Failed", "True StoppedEarly").containsEntry("why",
                "AgentStopped");
        assertThat(run.message("Ready")).contains("Azure reports AgentStopped:",
                "The target has been stopped or deallocated",
                "It left no file behind.");
    }

    @ParameterizedTest
    @FieldSource("GONE")
    void aDeletedMachineIsNamed(Scenario scenario) {
        Simulation run = Simulation.run(scenario, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Failed", "True TargetGone").containsEntry("why",
                "target deleted");
        assertThat(run.message("Ready")).contains("The target was deleted during the capture.");
    }

    static final List<Scenario> GONE = List.of(EndScenarios.MACHINE_DELETED, EndScenarios.SILENT);

    @Test
    void anUploadThatFailsIsAFailureWithItsCauses() {
        Simulation run = Simulation.run(EndScenarios.NO_UPLOAD, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Failed", "True UploadFailed").containsEntry("why", "no file")
                .containsEntry("stopReason", "TimeExceeded");
        assertThat(run.message("Ready")).contains("Azure reports StorageFailed", "--allow-shared-key-access true");
    }

    @Test
    void aFileWithoutPacketsIsComplete() {
        Simulation run = Simulation.run(EndScenarios.EMPTY, CrashPoint.NEVER);
        assertThat(run.ended().status()).containsEntry("Complete", "True EmptyCapture").containsEntry("why",
                "no packet");
        assertThat(run.message("Ready"))
                .contains("Nothing matched the filter: TCP, local port 80;443, or TCP, remote port");
    }

    @Test
    void whoMayNotReadSaysSo() {
        Simulation unlisted = Simulation.run(EndScenarios.NOT_LISTED, CrashPoint.NEVER);
        assertThat(unlisted.ended().status()).containsEntry("Complete", "True Completed");
        assertThat(unlisted.message("Ready")).contains("The file was not looked at: the operator may not read");

        Simulation unread = Simulation.run(EndScenarios.NOT_READ, CrashPoint.NEVER);
        assertThat(unread.ended().status()).containsEntry("Complete", "True Completed").containsEntry("size", "936 B");
        assertThat(unread.message("Ready")).contains("What is inside was not looked at: the operator may not read");
    }
}
