package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.kubernetes.real.Binaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same commands, typed one after the other on both servers: they end alike and say the same. Leaves a table in
 * {@code target/kubectl-verbs.md}.
 */
class KubectlVerbsTest {
    private static final Path TABLE = Path.of("target", "kubectl-verbs.md");

    /** In this order, each on what the ones before have left. */
    private static final List<String> COMMANDS = List.of("get widgets", "create -f left.yaml", "create -f left.yaml",
            "apply -f right.yaml", "apply -f right.yaml", "apply -f right-larger.yaml", "get wd", "get wd -o wide",
            "get wd -A", "get sandbox", "get wd left -o yaml", "get wd left -o json", "get wd -o name",
            "get wd -o jsonpath={.items[*].spec.size}", "get wd -o custom-columns=N:.metadata.name,C:.spec.color",
            "get wd --sort-by=.spec.size", "get wd -l side=left", "get wd --field-selector spec.color=red",
            "get wd --chunk-size=1", "get wd nobody", "get gadgets", "describe wd left",
            "diff -f right.yaml", "apply --dry-run=server -f right.yaml", "apply --dry-run=client -f right.yaml",
            "apply --server-side -f right.yaml", "apply --server-side --field-manager=me -f right-larger.yaml",
            "apply --server-side --field-manager=me --force-conflicts -f right-larger.yaml",
            "apply -f misspelt.yaml", "apply --validate=false -f misspelt.yaml", "apply -f too-large.yaml",
            "apply -f nowhere.yaml", "patch wd left --type=merge -p {\"spec\":{\"size\":7}}",
            "patch wd left --type=json -p [{\"op\":\"replace\",\"path\":\"/spec/size\",\"value\":8}]",
            "patch wd left --type=json -p [{\"op\":\"remove\",\"path\":\"/spec/nothing\"}]",
            "patch wd left --type=strategic -p {\"spec\":{\"size\":9}}",
            "patch wd left --subresource=status --type=merge -p {\"status\":{\"phase\":\"Done\"}}",
            "get wd left --subresource=status -o jsonpath={.status.phase}", "label wd left tone=warm",
            "label wd left tone=cold", "label wd left tone-", "annotate wd left note=seen", "edit wd left",
            "replace -f right.yaml", "wait --for=jsonpath={.status.phase}=Done wd/left --timeout=5s",
            "wait --for=condition=Ready wd/left --timeout=1s", "explain wd.spec.size", "explain wd.spec --recursive",
            "api-resources --api-group=example.test", "get --raw /apis/example.test", "auth can-i create widgets",
            "auth can-i --list", "get events", "get ns default -o name", "get secrets", "get leases",
            "scale wd left --replicas=2",
            "delete wd left --wait=false", "delete wd left", "delete -f right.yaml", "delete wd --all",
            "wait --for=delete wd/left --timeout=5s");

    private static final String PROTOBUF = "the box reads no protobuf";
    /** Where the box is known to differ, and why; docs/sandbox.md tells it to people. */
    private static final Map<String, String> KNOWN = Map.of("auth can-i create widgets", PROTOBUF,
            "auth can-i --list", PROTOBUF, "scale wd left --replicas=2", "other words for what no widget has");

    @TempDir
    private Path directory;

    @Test
    void everyCommandEndsAlikeOnBothServers() throws Exception {
        List<Kubectl.Result> real = run(TestServer.shared(), "real");
        List<Kubectl.Result> box = run(TestServer.newBox(), "box");

        List<String> differences = new ArrayList<>();
        StringBuilder table = new StringBuilder("""
                | kubectl | exit, box | exit, kube-apiserver | says the same |
                |---|---|---|---|
                """);
        for (int i = 0; i < COMMANDS.size(); i++) {
            String inBox = normal(box.get(i).output());
            String onReal = normal(real.get(i).output());
            boolean same = box.get(i).exit() == real.get(i).exit() && inBox.equals(onReal);
            String known = KNOWN.get(COMMANDS.get(i));
            table.append("| `").append(COMMANDS.get(i).replace("|", "\\|")).append("` | ").append(box.get(i).exit())
                    .append(" | ").append(real.get(i).exit()).append(" | ").append(same ? "yes" : "no")
                    .append(known == null ? "" : ": " + known).append(" |\n");
            if (same == (known != null)) {
                differences.add("kubectl " + COMMANDS.get(i) + "\n--- box\n" + inBox + "--- kube-apiserver\n" + onReal);
            }
        }
        Files.writeString(TABLE, table);
        System.out.println(table);

        assertThat(differences).as(String.join("\n", differences)).isEmpty();
    }

    private List<Kubectl.Result> run(TestServer server, String name) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(directory.resolve(name));
        Kubectl kubectl = new Kubectl(Binaries.find().orElseThrow().kubectl(), server.kubeconfig(), folder);
        files(kubectl);
        List<Kubectl.Result> results = new ArrayList<>();
        try {
            for (String command : COMMANDS) {
                results.add(kubectl.run(command));
            }
        } finally {
            server.close();
        }
        return results;
    }

    private static void files(Kubectl kubectl) throws IOException {
        kubectl.file("left.yaml", widget("left", "{size: 3}"));
        kubectl.file("right.yaml", widget("right", "{size: 4, color: blue}"));
        kubectl.file("right-larger.yaml", widget("right", "{size: 5, color: blue}"));
        kubectl.file("misspelt.yaml", widget("misspelt", "{size: 3, sise: 4}"));
        kubectl.file("too-large.yaml", widget("large", "{size: 30, color: mauve, code: ABC}"));
        kubectl.file("nowhere.yaml", widget("right", "{size: 4}").replace("namespace: default", "namespace: nowhere"));
    }

    private static String widget(String name, String spec) {
        return """
                apiVersion: example.test/v1
                kind: Widget
                metadata: {name: %s, namespace: default, labels: {side: %s}}
                spec: %s
                """.formatted(name, name, spec);
    }

    /** Without what cannot be the same: identities, times, ages, addresses, the order of lines that kubectl leaves open. */
    private static String normal(String output) {
        return output.lines().map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UID")
                .replaceAll("(resourceVersion\"?: *)\"\\d+\"", "$1VERSION")
                .replaceAll("Resource Version: +\\d+", "VERSION")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.0-9]*( \\+\\d+|Z)?", "TIME")
                .replaceAll("https?://127.0.0.1:\\d+", "SERVER").replaceAll("(LIVE|MERGED)-\\d+", "$1")
                .replaceAll("\\b(\\d+m)?\\d+s\\b", "AGE").replaceAll(" {2,}", "  ").strip())
                .sorted(Comparator.comparing(line -> line.startsWith("* ") ? line : ""))
                .collect(Collectors.joining("\n")) + "\n";
    }
}
