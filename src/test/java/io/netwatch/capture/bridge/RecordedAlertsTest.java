package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the collection of public alert payloads, where there is one beside the project. */
class RecordedAlertsTest {
    private static final Path SAMPLES = Path.of("../shared/alert-samples");

    @BeforeEach
    void needsTheCollection() {
        assumeTrue(Files.isDirectory(SAMPLES), "no collection of alerts beside the project");
    }

    @Test
    void everyPayloadIsReadOrRefusedWithASentence() throws IOException {
        for (Path sample : samples("")) {
            assertThat(AlertReader.read(Files.readAllBytes(sample))).as(sample.toString()).isNotNull();
        }
    }

    @Test
    void everyMetricAlertIsUnderstood() throws IOException {
        List<Path> metric = Stream.of(samples("cas_metric"), samples("legacy-metric-v2")).flatMap(List::stream)
                .toList();

        assertThat(metric).isNotEmpty().allSatisfy(sample -> assertThat(AlertReader.read(Files.readAllBytes(sample)))
                .isInstanceOf(Reading.Understood.class));
    }

    @ParameterizedTest
    @CsvSource({"cas_metric-multiresource_fired_real-scrubbed_vm, Fired, xxx, Sev3",
            "cas_metric-static_fired_fixture_vm, Fired, web-vm-1, Sev2",
            "cas_metric-static_resolved_docs2019_vm, Resolved, wcus-r2-gen2, Sev3",
            "cas_vm-powerstate_fired_fixture_vm, Fired, vm-icenter-sbx-demo-01, Sev0"})
    void alertsAboutMachinesNameThem(String file, String state, String machine, String severity) throws IOException {
        Alert alert = understood(file);

        assertThat(alert.state()).isEqualTo(state);
        assertThat(alert.severity()).contains(severity);
        assertThat(alert.firedTime()).isPresent();
        assertThat(alert.targets().machines()).extracting(ArmId::name).containsExactly(machine);
        assertThat(alert.targets().others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cas_metric-static_fired_real_adf, Fired, 1", "cas_metric-multiresource_resolved_real, Resolved, 1",
            "cas_metric-static_resolved_fixture_no-alertTargetIDs, Resolved, 0",
            "legacy-metric-v2_6_trumberger, Fired, 1", "legacy-metric-v2_cpu_docs2018, Fired, 1"})
    void alertsAboutSomethingElseNameNoMachine(String file, String state, int others) throws IOException {
        Alert alert = understood(file);

        assertThat(alert.state()).isEqualTo(state);
        assertThat(alert.targets().machines()).isEmpty();
        assertThat(alert.targets().others()).hasSize(others);
    }

    private static Alert understood(String file) throws IOException {
        Path sample = samples(file).getFirst();
        return assertThat(AlertReader.read(Files.readAllBytes(sample))).asInstanceOf(type(Reading.Understood.class))
                .actual().alert();
    }

    private static List<Path> samples(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                    && file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
