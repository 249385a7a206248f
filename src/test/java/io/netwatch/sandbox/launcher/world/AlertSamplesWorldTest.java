package io.netwatch.sandbox.launcher.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code examples/worlds/alert-samples.yaml} holds every machine that the samples name by its ARM id. */
class AlertSamplesWorldTest {
    private static final Path SAMPLES = Path.of("..", "shared", "alert-samples");
    /** Samples also hold templates such as {vm-name} and <GUID>, which name nothing. */
    private static final Pattern MACHINE = Pattern.compile("/subscriptions/[^/\"\\s{<]+/resourcegroups/[^/\"\\s{<]+"
            + "/providers/microsoft.compute/virtualmachines/[^/\"\\s{?,;%]+", Pattern.CASE_INSENSITIVE);

    @Test
    void everyMachineOfTheSamplesIsThere() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the alert samples are not on this machine");
        Set<String> named = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SAMPLES, "*.json")) {
            for (Path file : files) {
                MACHINE.matcher(Files.readString(file)).results()
                        .forEach(id -> named.add(id.group().toLowerCase(Locale.ROOT)));
            }
        }
        WorldFile world = WorldReader.read(Path.of("examples", "worlds", "alert-samples.yaml"));

        assertThat(WorldBuilding.of(world.cloud(Optional.empty())).build().machines().stream()
                .map(machine -> machine.id().toString().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()))
                .containsAll(named);
        assertThat(named).isNotEmpty();
    }
}
