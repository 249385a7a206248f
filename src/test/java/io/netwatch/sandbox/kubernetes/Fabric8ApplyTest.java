package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Server-side apply through the operator's own client. */
class Fabric8ApplyTest {
    @RegisterExtension
    private final ServerExtension server = new ServerExtension();

    private GenericKubernetesResource apply(String manager, boolean force, String specOrStatus) {
        return apply(manager, force, specOrStatus, "");
    }

    private GenericKubernetesResource apply(String manager, boolean force, String body, String subresource) {
        var config = Serialization.unmarshal("""
                apiVersion: example.test/v1
                kind: Widget
                metadata:
                  name: left
                  namespace: default
                %s
                """.formatted(body), GenericKubernetesResource.class);
        var context = new PatchContext.Builder().withPatchType(PatchType.SERVER_SIDE_APPLY).withFieldManager(manager)
                .withForce(force).build();
        var resource = server.client().resource(config);
        return subresource.isEmpty() ? resource.patch(context) : resource.subresource(subresource).patch(context);
    }

    private JsonNode spec() {
        return server.widget("left").path("spec");
    }

    private List<String> managers() {
        return Json.elements(server.widget("left").at("/metadata/managedFields"))
                .map(entry -> entry.path("manager").asText() + " " + entry.path("operation").asText() + " "
                        + entry.path("subresource").asText())
                .map(String::strip).toList();
    }

    @Test
    void applyingToANameThatIsFreeCreatesTheObject() {
        GenericKubernetesResource created = apply("alice", false, "spec: {size: 3}");
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(spec().path("color").asText()).isEqualTo("red");
        assertThat(managers()).containsExactly("alice Apply");
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        // The first apply after the creation stores the defaults of the status, which a creation does not.
        apply("alice", false, "spec: {size: 3, parts: [{name: a}]}");
        String version = apply("alice", false, "spec: {size: 3, parts: [{name: a}]}").getMetadata()
                .getResourceVersion();
        assertThat(apply("alice", false, "spec: {size: 3, parts: [{name: a}]}").getMetadata().getResourceVersion())
                .isEqualTo(version);
    }

    @Test
    void aFieldThatIsNoLongerAppliedIsRemoved() {
        apply("alice", false, "spec: {size: 3, code: abc, parts: [{name: a}, {name: b}]}");
        apply("alice", false, "spec: {size: 3, parts: [{name: b}]}");
        assertThat(spec().has("code")).isFalse();
        assertThat(spec().path("parts")).isEqualTo(Json.read("[{\"name\":\"b\",\"count\":1}]"));
    }

    @Test
    void aFieldThatOthersOwnStaysWhenItIsDropped() {
        apply("alice", false, "spec: {size: 3, code: abc}");
        apply("bob", false, "spec: {size: 3, code: abc}");
        apply("alice", false, "spec: {size: 3}");
        assertThat(spec().path("code").asText()).isEqualTo("abc");
    }

    @Test
    void aConflictNamesTheManagerAndTheFieldAndForceOvercomesIt() {
        apply("alice", false, "spec: {size: 3, parts: [{name: a, count: 4}]}");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> apply("bob", false, "spec: {size: 3, parts: [{name: a, count: 5}]}"))
                .satisfies(conflict -> assertThat(conflict.getCode()).isEqualTo(409))
                .withMessageContaining("conflict with \"alice\": .spec.parts[name=\"a\"].count");
        apply("bob", true, "spec: {size: 3, parts: [{name: a, count: 5}]}");
        assertThat(spec().at("/parts/0/count").asInt()).isEqualTo(5);
        apply("bob", false, "spec: {size: 3, parts: [{name: a, count: 6}]}");
    }

    @Test
    void theStatusIsAppliedApartAndRemembersThatItWas() {
        apply("alice", false, "spec: {size: 3}");
        apply("painter", true, "status: {phase: Done, conditions: [{type: Ready, status: 'True'}]}", "status");
        apply("dryer", true, "status: {conditions: [{type: Dry, status: 'True'}]}", "status");
        JsonNode widget = server.widget("left");
        assertThat(widget.at("/status/phase").asText()).isEqualTo("Done");
        assertThat(widget.at("/status/conditions")).hasSize(2);
        assertThat(widget.at("/spec/size").asInt()).isEqualTo(3);
        assertThat(managers()).containsExactlyInAnyOrder("alice Apply", "painter Apply status", "dryer Apply status");
    }

    @Test
    void anOrdinaryWriteTakesOverTheFieldsThatItChanges() {
        apply("alice", false, "spec: {size: 3}");
        server.client().genericKubernetesResources("example.test/v1", "Widget").withName("left")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"size\":4}}");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> apply("alice", false, "spec: {size: 3}")).withMessageContaining(".spec.size");
    }

    @Test
    void aFinalizerIsAddedNextToThoseOfOthers() {
        apply("alice", true, "spec: {size: 3}");
        apply("a", true, "  finalizers: [a.test/x]");
        apply("b", true, "  finalizers: [b.test/y]");
        assertThat(server.widget("left").at("/metadata/finalizers").toString())
                .isEqualTo("[\"a.test/x\",\"b.test/y\"]");
    }
}
