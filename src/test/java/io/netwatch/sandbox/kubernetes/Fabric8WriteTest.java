package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator's own client does when it writes: conflicts, status, generations, patches. */
class Fabric8WriteTest {
    @RegisterExtension
    private final ServerExtension server = new ServerExtension();

    private MixedOperation<Widget, KubernetesResourceList<Widget>, Resource<Widget>> widgets() {
        return server.client().resources(Widget.class);
    }

    private Widget create(String name, int size) {
        return server.client().resource(Widget.named(name, size)).create();
    }

    private static void refused(int code, String reason, String words, ThrowingCallable call) {
        assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(call).satisfies(refusal -> {
            assertThat(refusal.getCode()).isEqualTo(code);
            assertThat(refusal.getStatus().getReason()).isEqualTo(reason);
            assertThat(refusal.getStatus().getMessage()).contains(words);
        });
    }

    @Test
    void answers409WhenTheNameIsTaken() {
        create("left", 3);
        refused(409, "AlreadyExists", "widgets.example.test \"left\" already exists", () -> create("left", 4));
    }

    @Test
    void answers409WhenTheWriterSawAnOlderVersion() {
        Widget stale = create("left", 3);
        widgets().withName("left").edit(widget -> resized(widget, 4));
        refused(409, "Conflict", "the object has been modified", () -> server.client().resource(resized(stale, 5))
                .update());
        stale.setStatus(Widget.Status.of("Late"));
        refused(409, "Conflict", "the object has been modified", () -> server.client().resource(stale).updateStatus());
        assertThat(server.widget("left").at("/spec/size").asInt()).isEqualTo(4);
    }

    @Test
    void answers404WhenTheNamespaceDoesNotExist() {
        Widget lost = Widget.named("left", 3);
        lost.getMetadata().setNamespace("nowhere");
        refused(404, "NotFound", "namespaces \"nowhere\" not found", () -> server.client().resource(lost).create());
    }

    @Test
    void answers422WhenTheSchemaIsBroken() {
        refused(422, "Invalid", "Widget.example.test \"left\" is invalid: spec.size: Invalid value: 11",
                () -> create("left", 11));
    }

    @Test
    void specAndStatusAreWrittenApart() {
        Widget widget = create("left", 3);
        widget.setStatus(Widget.Status.of("Painted"));
        widget.setSpec(new Widget.Spec(9, "blue"));
        Widget afterStatus = server.client().resource(widget).updateStatus();
        assertThat(afterStatus.getSpec().size()).isEqualTo(3);
        assertThat(afterStatus.getStatus().phase()).isEqualTo("Painted");

        afterStatus.setSpec(new Widget.Spec(4, "blue"));
        afterStatus.setStatus(Widget.Status.of("Forged"));
        Widget afterSpec = server.client().resource(afterStatus).update();
        assertThat(afterSpec.getSpec().size()).isEqualTo(4);
        assertThat(afterSpec.getStatus().phase()).isEqualTo("Painted");
    }

    @Test
    void theGenerationCountsChangesOfTheSpecOnly() {
        assertThat(create("left", 3).getMetadata().getGeneration()).isEqualTo(1);
        widgets().withName("left").edit(widget -> labelled(widget));
        widgets().withName("left").editStatus(widget -> painted(widget));
        assertThat(widgets().withName("left").get().getMetadata().getGeneration()).isEqualTo(1);
        widgets().withName("left").edit(widget -> resized(widget, 5));
        assertThat(widgets().withName("left").get().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void aWriteThatChangesNothingKeepsTheResourceVersion() {
        create("left", 3);
        // The first write after the creation stores the defaults of the status, which a creation does not.
        String version = widgets().withName("left").edit(widget -> resized(widget, 3)).getMetadata()
                .getResourceVersion();
        Widget same = widgets().withName("left").get();
        assertThat(server.client().resource(same).update().getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(patch(PatchType.JSON_MERGE, "{\"spec\":{\"size\":3}}").getMetadata().getResourceVersion())
                .isEqualTo(version);
    }

    @Test
    void mergeAndJsonPatchesChangeWhatTheyName() {
        create("left", 3);
        patch(PatchType.JSON_MERGE, "{\"spec\":{\"size\":4,\"color\":null},\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        patch(PatchType.JSON, "[{\"op\":\"test\",\"path\":\"/spec/size\",\"value\":4},"
                + "{\"op\":\"add\",\"path\":\"/spec/notes\",\"value\":[\"x\"]},"
                + "{\"op\":\"add\",\"path\":\"/spec/notes/0\",\"value\":\"w\"}]");
        assertThat(server.widget("left").path("spec").toString())
                .contains("\"size\":4", "\"color\":\"red\"", "\"notes\":[\"w\",\"x\"]");
        assertThat(server.widget("left").at("/metadata/labels/a").asText()).isEqualTo("b");
    }

    @Test
    void answers422WhenAJsonPatchTestsForSomethingElse() {
        create("left", 3);
        refused(422, "Invalid", "the server rejected our request due to an error in our request", () -> patch(
                PatchType.JSON,
                "[{\"op\":\"test\",\"path\":\"/spec/size\",\"value\":9},{\"op\":\"remove\",\"path\":\"/spec/size\"}]"));
    }

    @Test
    void aDryRunIsCheckedAndNotStored() {
        Widget answer = server.client().resource(Widget.named("left", 3)).dryRun().create();
        assertThat(answer.getMetadata().getUid()).isNotEmpty();
        assertThat(server.find("left")).isEmpty();
        refused(422, "Invalid", "spec.size",
                () -> server.client().resource(Widget.named("left", 11)).dryRun().create());
    }

    @Test
    void deletingAnObjectWithAFinalizerMarksItAndTheLastFinalizerFreesIt() {
        Widget held = Widget.named("left", 3);
        held.addFinalizer("example.test/hold");
        server.client().resource(held).create();
        widgets().withName("left").delete();
        Widget marked = widgets().withName("left").get();
        assertThat(marked.getMetadata().getDeletionTimestamp()).isNotEmpty();

        marked.getMetadata().getFinalizers().add("example.test/late");
        refused(422, "Invalid", "no new finalizers can be added", () -> server.client().resource(marked).update());
        widgets().withName("left").edit(widget -> {
            widget.removeFinalizer("example.test/hold");
            return widget;
        });
        assertThat(widgets().withName("left").get()).isNull();
    }

    @Test
    void aDeletionMeantForAnotherObjectOfTheNameIsRefused() {
        create("left", 3);
        Widget other = Widget.named("left", 3);
        other.getMetadata().setResourceVersion("1");
        refused(409, "Conflict", "does not match the ResourceVersion in record",
                () -> server.client().resource(other).lockResourceVersion("1").delete());
        assertThat(server.find("left")).isPresent();
    }

    private GenericKubernetesResource patch(PatchType type, String patch) {
        return server.client().genericKubernetesResources("example.test/v1", "Widget").inNamespace("default")
                .withName("left").patch(PatchContext.of(type), patch);
    }

    private static Widget resized(Widget widget, int size) {
        widget.setSpec(new Widget.Spec(size, widget.getSpec().color()));
        return widget;
    }

    private static Widget labelled(Widget widget) {
        widget.getMetadata().getLabels().put("side", "left");
        return widget;
    }

    private static Widget painted(Widget widget) {
        widget.setStatus(Widget.Status.of("Painted"));
        return widget;
    }
}
