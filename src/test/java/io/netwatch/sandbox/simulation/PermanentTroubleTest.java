package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect.Refuse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never gets better is named, costs no capture more than one, and leaves nothing behind that nobody knows of. */
class PermanentTroubleTest {
    private static final String REASONS = "True (Forbidden|AzureUnreachable|AzureRefused|AzureUnavailable|Throttled)";

    @ParameterizedTest
    @CsvSource({"VirtualMachines_Get, 403", "VirtualMachines_Get, 500", "NetworkWatchers_ListAll, 403",
            "NetworkWatchers_ListAll, 500", "PacketCaptures_Create, 403", "PacketCaptures_Create, 500",
            "PacketCaptures_Create, 429", "PacketCaptures_GetStatus, 403", "PacketCaptures_GetStatus, 500"})
    void whatIsRefusedForEverIsNamedAndNothingElseHappens(String operation, int status) {
        Trial trial = new Trial(List.of(), UnaryOperator.identity());
        Simulation run = Simulation.run(refused(operation, status, Optional.empty()), trial);
        run.runTo(Duration.ofMinutes(100));

        Ended end = run.ended();
        assertThat(trial.violations()).isEmpty();
        assertThat(end.creates()).isEqualTo(operation.equals("PacketCaptures_GetStatus") ? 1 : 0);
        assertThat(end.status().get("Complete")).startsWith("Unknown");
        assertThat(end.status().get("Failed")).startsWith("Unknown");
        boolean blocked = end.status().get("Stalled").startsWith("True");
        assertThat(end.status().get(blocked ? "Stalled" : "Reconciling")).matches(REASONS);
        assertThat(run.message(blocked ? "Stalled" : "Reconciling")).contains("Azure said " + status);
    }

    @ParameterizedTest
    @CsvSource({"PacketCaptures_Delete, 403", "PacketCaptures_Delete, 500", "PacketCaptures_Get, 403",
            "PacketCaptures_Stop, 500"})
    void aRequestThatCannotBeCleanedUpStays(String operation, int status) {
        Trial trial = new Trial(List.of(), UnaryOperator.identity());
        Simulation run = Simulation.run(refused(operation, status, Optional.of(Duration.ofSeconds(150))), trial);
        run.runTo(Duration.ofMinutes(100));

        assertThat(trial.violations()).isEmpty();
        assertThat(run.ended().creates()).isEqualTo(1);
        assertThat(run.ended().sessions().isEmpty()).as("the request is there as long as its session is")
                .isEqualTo(run.ended().status().isEmpty());
    }

    private static Scenario refused(String operation, int status, Optional<Duration> deletion) {
        Refuse refusal = new Refuse(new ArmError(status, "AuthorizationFailed", "Words of Azure."), Optional.empty());
        return new Scenario(operation + " " + status, 1000, Optional.of(Fault.every(operation, refusal)), deletion);
    }
}
