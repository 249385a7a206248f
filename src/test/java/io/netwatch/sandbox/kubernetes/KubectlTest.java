package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What people type: the real kubectl against a server that serves widgets. */
class KubectlTest {
    private static final String LEFT = """
            apiVersion: example.test/v1
            kind: Widget
            metadata: {name: left, namespace: default, labels: {side: left}}
            spec: {size: 3}
            """;

    @RegisterExtension
    private final ServerExtension server = new ServerExtension();
    @TempDir
    private Path directory;
    private Kubectl kubectl;

    @BeforeEach
    void start() throws IOException {
        kubectl = server.kubectl(directory);
        kubectl.file("left.yaml", LEFT);
    }

    /** Runs a command that must succeed. */
    private String ok(String arguments) throws IOException, InterruptedException {
        Kubectl.Result result = kubectl.run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }

    private String fails(String arguments) throws IOException, InterruptedException {
        Kubectl.Result result = kubectl.run(arguments);
        assertThat(result.exit()).as(result.output()).isNotZero();
        return result.output();
    }

    private ObjectNode left() {
        return server.widget("left");
    }

    @Test
    void versionNamesAServerThatThisKubectlSupports() throws Exception {
        assertThat(ok("version")).contains("Server Version: v1.3").doesNotContain("WARNING");
    }

    @Test
    void apiResourcesListsBuiltInAndCustomKindsWithShortNamesAndCategories() throws Exception {
        assertThat(ok("api-resources -o wide"))
                .containsPattern("widgets +wd +example.test/v1 +true +Widget .*sandbox")
                .containsPattern("secrets +v1 +true +Secret")
                .containsPattern("leases +coordination.k8s.io/v1 +true +Lease");
    }

    @Test
    void aCrdIsAppliedAndBecomesEstablished() throws Exception {
        kubectl.file("crd.yaml", Widgets.crd().replace("widgets", "gadgets").replace("Widget", "Gadget")
                .replace("widget", "gadget").replace("[wd]", "[gd]"));
        assertThat(ok("apply -f crd.yaml")).contains("gadgets.example.test created");
        assertThat(ok("wait --for=condition=Established crd/gadgets.example.test --timeout=20s"))
                .contains("condition met");
        assertThat(ok("get gd")).contains("No resources found");
        assertThat(ok("apply -f crd.yaml")).contains("unchanged");
        assertThat(ok("delete -f crd.yaml")).contains("deleted");
        assertThat(fails("get gadgets")).contains("could not find the requested resource");
    }

    @Test
    void applySaysCreatedUnchangedAndConfigured() throws Exception {
        assertThat(ok("apply -f left.yaml")).contains("widget.example.test/left created");
        assertThat(ok("apply -f left.yaml")).contains("left unchanged");
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 4"));
        assertThat(ok("apply -f left.yaml")).contains("left configured");
        assertThat(left().at("/spec/size").asInt()).isEqualTo(4);
    }

    @Test
    void serverSideApplyTakesOverWhatClientSideApplyMade() throws Exception {
        ok("apply -f left.yaml");
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 5"));
        assertThat(ok("apply --server-side -f left.yaml")).contains("left serverside-applied");
        assertThat(left().at("/spec/size").asInt()).isEqualTo(5);
    }

    @Test
    void serverSideApplyNamesTheManagerAndTheFieldOfAConflict() throws Exception {
        ok("apply --server-side --field-manager=alice -f left.yaml");
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 5"));
        assertThat(fails("apply --server-side --field-manager=bob -f left.yaml"))
                .contains("conflict with \"alice\": .spec.size");
        ok("apply --server-side --field-manager=bob --force-conflicts -f left.yaml");
        assertThat(left().at("/spec/size").asInt()).isEqualTo(5);
    }

    @Test
    void aMisspeltFieldIsRefusedByName() throws Exception {
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 3, sise: 4"));
        assertThat(fails("apply -f left.yaml")).contains("strict decoding error: unknown field \"spec.sise\"");
        assertThat(fails("apply --server-side -f left.yaml")).contains("failed to create typed patch object",
                "Kind=Widget): .spec.sise: field not declared in schema");
    }

    @Test
    void aBrokenRuleIsRefusedByFieldAndValue() throws Exception {
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 30, color: mauve"));
        assertThat(fails("apply -f left.yaml")).contains("The Widget \"left\" is invalid")
                .contains("spec.size: Invalid value: 30: spec.size in body should be less than or equal to 10")
                .contains("spec.color: Unsupported value: \"mauve\"");
    }

    @Test
    void dryRunAndDiffTellWithoutStoring() throws Exception {
        assertThat(ok("apply --dry-run=server -f left.yaml")).contains("created (server dry run)");
        assertThat(server.find("left")).isEmpty();
        ok("apply -f left.yaml");
        kubectl.file("left.yaml", LEFT.replace("size: 3", "size: 6"));
        Kubectl.Result diff = kubectl.run("diff -f left.yaml");
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.output()).contains("-  size: 3").contains("+  size: 6");
    }

    @Test
    void getPrintsTheColumnsOfTheCrd() throws Exception {
        ok("apply -f left.yaml");
        ready("True", "Polished");
        assertThat(ok("get wd")).containsPattern("NAME +SIZE +READY +REASON +AGE")
                .containsPattern("left +3 +True +Polished +\\d+s");
        assertThat(ok("get wd -A -o wide")).containsPattern("NAMESPACE +NAME +SIZE +READY +REASON +COLOR +AGE")
                .containsPattern("default +left +3 +True +Polished +red +\\d+s");
        assertThat(ok("get sandbox")).contains("left");
        assertThat(ok("get wd left -o yaml")).contains("color: red", "coats: 2");
        assertThat(ok("get wd -o name")).isEqualTo("widget.example.test/left\n");
    }

    @Test
    void selectorsNarrowWhatIsShown() throws Exception {
        ok("apply -f left.yaml");
        server.create(Widgets.widget("right", "{size: 1, color: blue}"));
        assertThat(ok("get wd -l side=left -o name")).isEqualTo("widget.example.test/left\n");
        assertThat(ok("get wd --field-selector spec.color=blue -o name")).isEqualTo("widget.example.test/right\n");
        assertThat(ok("get wd --chunk-size=1 -o name")).contains("left", "right");
    }

    @Test
    void getWatchPrintsEveryChange() throws Exception {
        ok("apply -f left.yaml");
        Path output = directory.resolve("watch");
        Process watch = kubectl.start(List.of("get", "wd", "-w"), output);
        try {
            await().until(() -> Files.readString(output).contains("left"));
            server.patch("left", Widgets.object("{spec: {size: 9}}"));
            await().untilAsserted(() -> assertThat(Files.readString(output)).containsPattern("left +9 "));
        } finally {
            watch.destroy();
        }
    }

    @Test
    void waitSeesAConditionThatComesTrueLater() throws Exception {
        ok("apply -f left.yaml");
        Path output = directory.resolve("wait");
        Process waiting = kubectl.start(List.of("wait", "--for=condition=Ready", "wd/left", "--timeout=30s"), output);
        ready("False", "Wet");
        ready("True", "Dry");
        assertThat(waiting.waitFor()).isZero();
        assertThat(Files.readString(output)).contains("condition met");
    }

    @Test
    void describeAndGetEventsShowWhatHappened() throws Exception {
        ok("apply -f left.yaml");
        server.client().resource(Serialization.unmarshal("""
                apiVersion: v1
                kind: Event
                metadata: {name: left.1, namespace: default}
                involvedObject: {apiVersion: example.test/v1, kind: Widget, name: left, namespace: default, uid: "%s"}
                type: Warning
                reason: TooShiny
                message: the widget blinds people
                source: {component: polisher}
                count: 1
                firstTimestamp: "2026-01-01T00:00:00Z"
                lastTimestamp: "2026-01-01T00:00:00Z"
                """.formatted(left().at("/metadata/uid").asText()), Event.class)).create();
        assertThat(ok("describe wd left")).containsPattern("Warning +TooShiny .*polisher +the widget blinds people");
        assertThat(ok("get events")).containsPattern("Warning +TooShiny +widget/left +the widget blinds people");
        assertThat(ok("get events.events.k8s.io")).contains("TooShiny");
        assertThat(ok("events --for widget/left")).contains("TooShiny");
    }

    @Test
    void explainShowsTheSchema() throws Exception {
        assertThat(ok("explain wd.spec.size")).contains("FIELD: size <integer>", "How large the widget is.");
        assertThat(ok("explain wd.spec --recursive")).contains("coats", "parts").contains("enum: red, green, blue");
    }

    @Test
    void patchLabelAndAnnotateChangeTheObject() throws Exception {
        ok("apply -f left.yaml");
        ok("patch wd left --type=merge -p {\"spec\":{\"size\":7}}");
        ok("patch wd left --type=json -p [{\"op\":\"add\",\"path\":\"/spec/code\",\"value\":\"abc\"}]");
        ok("patch wd left --subresource=status --type=merge -p {\"status\":{\"phase\":\"Done\"}}");
        ok("label wd left tone=warm");
        ok("annotate wd left note=seen");
        assertThat(left().path("spec").path("size").asInt()).isEqualTo(7);
        assertThat(left().at("/spec/code").asText()).isEqualTo("abc");
        assertThat(left().at("/status/phase").asText()).isEqualTo("Done");
        assertThat(left().at("/metadata/labels/tone").asText()).isEqualTo("warm");
        assertThat(left().at("/metadata/annotations/note").asText()).isEqualTo("seen");
    }

    @Test
    void deleteWaitsUntilTheLastFinalizerIsGone() throws Exception {
        kubectl.file("left.yaml", LEFT.replace("labels:", "finalizers: [example.test/hold], labels:"));
        ok("apply -f left.yaml");
        Process deletion = kubectl.start(List.of("delete", "wd", "left"), directory.resolve("delete"));
        await().until(() -> left().at("/metadata/deletionTimestamp").isTextual());
        assertThat(deletion.isAlive()).isTrue();
        ok("patch wd left --type=merge -p {\"metadata\":{\"finalizers\":null}}");
        assertThat(deletion.waitFor()).isZero();
        assertThat(server.find("left")).isEmpty();
    }

    @Test
    void deletingANamespaceDeletesItsContent() throws Exception {
        server.onlyInTheBox("a real namespace stays Terminating without a controller manager");
        kubectl.file("ns.yaml", """
                apiVersion: v1
                kind: Namespace
                metadata: {name: lab}
                """);
        kubectl.file("cm.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, namespace: lab}
                data: {a: b}
                """);
        assertThat(fails("apply -f cm.yaml")).contains("namespaces \"lab\" not found");
        ok("apply -f ns.yaml");
        ok("apply -f cm.yaml");
        assertThat(ok("apply -f cm.yaml")).contains("unchanged");
        ok("delete ns lab");
        assertThat(server.client().configMaps().inAnyNamespace().list().getItems()).isEmpty();
    }

    @Test
    void typedCommandsAreToldToUseAFile() throws Exception {
        server.onlyInTheBox("the real server reads protobuf");
        assertThat(fails("create namespace lab")).contains("kubectl apply -f");
    }

    private void ready(String status, String reason) {
        ObjectNode widget = left();
        widget.withObjectProperty("status").putArray("conditions").addObject().put("type", "Ready")
                .put("status", status).put("reason", reason);
        server.updateStatus(widget);
    }
}
