package io.netwatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What builds and signs a release runs nobody's code but what was looked at: a tag can be moved, a commit cannot. */
class WorkflowsTest {
    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github", "workflows"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsNamedByItsCommitWithTheVersionBesideIt(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow).stream().filter(line -> line.contains("uses:"))).isNotEmpty()
                .allMatch(line -> line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+)+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aJobMayOnlyReadUnlessItSaysWhatElse(Path workflow) throws IOException {
        JsonNode permissions = new YAMLMapper().readTree(workflow.toFile()).path("permissions");
        assertThat(permissions.toString()).isEqualTo("{\"contents\":\"read\"}");
    }
}
