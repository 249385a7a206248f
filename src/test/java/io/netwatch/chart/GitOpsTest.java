package io.netwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples for Flux, Argo CD and kustomize say what the chart, the scripts and the docs say. */
class GitOpsTest {
    private static final Path EXAMPLES = Path.of("examples");

    @TempDir
    private Path folder;

    static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.endsWith("kustomization.yaml")).map(Path::getParent).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void kustomizeBuildsIt(Path kustomization) throws Exception {
        assumeTrue(Kubectl.onThePath().isPresent(), "kubectl is not on the PATH");
        Kubectl.Result result = new Kubectl(Kubectl.onThePath().get(), folder.resolve("none"), folder)
                .run("kustomize " + kustomization.toAbsolutePath());

        assertThat(result.exit()).as(result.output()).isZero();
        List<JsonNode> objects = Chart.parse(result.output());
        assertThat(objects).isNotEmpty();
        if (!kustomization.toString().contains("operator")) {
            assertThat(objects).extracting(object -> object.path("kind").asText())
                    .containsExactlyInAnyOrder("PacketCapturePolicy", "PacketCaptureRequest");
        }
        if (kustomization.endsWith("china")) {
            assertThat(result.output()).contains("credentialsRef").doesNotContain("000000000001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux/operator/helm-release.yaml /spec/values",
            "argocd/operator.yaml /spec/source/helm/valuesObject"})
    void theChartTakesTheValues(String place) throws IOException {
        String[] parts = place.split(" ", -1);
        JsonNode values = read(parts[0]).getFirst().at(parts[1]);

        assertThatCode(() -> Chart.render(Chart.yaml(values))).doesNotThrowAnyException();
        assertThat(Chart.render(Chart.yaml(values)).find("Ingress", Chart.RELEASE + "-bridge")).isPresent();
    }

    @Test
    void argoCdGetsTheTestedHealthScript() throws IOException {
        String script = Files.readString(Chart.FOLDER.resolve("files/argocd-health.lua"));
        assertThat(read("argocd/health.yaml").getFirst().path("data").properties()).hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getValue().asText()).isEqualTo(script));
    }

    @Test
    void fluxGetsTheTestedHealthExpressions() throws IOException {
        String docs = Files.readString(Path.of("docs", "requests.md"));
        String block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(docs).results()
                .map(found -> found.group(1)).filter(yaml -> yaml.contains("kind: Kustomization")).findFirst()
                .orElseThrow();
        String expressions = "/spec/healthCheckExprs";
        assertThat(read("flux/flux.yaml").getLast().at(expressions)).isNotEmpty()
                .isEqualTo(Chart.parse(block).getFirst().at(expressions));
    }

    /** The blocks of values in docs/install.md, each as if it were the whole file. */
    @Test
    void theChartTakesTheDocumentedValues() throws IOException {
        String docs = Files.readString(Path.of("docs", "install.md"));
        assertThat(Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(docs).results()
                .map(found -> found.group(1))).hasSize(2).allSatisfy(values -> Chart.render(values));
    }

    private static List<JsonNode> read(String file) throws IOException {
        return Chart.parse(Files.readString(EXAMPLES.resolve(file)));
    }
}
