package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.PacketCaptureRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefStoreTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{captureName: night}",
            """
                    {captureName: night, conditions: [
                      {type: Ready, status: "True", reason: Completed, message: a long one, lastTransitionTime: "2026-03-01T02:00:09Z"},
                      {type: Complete, status: "True", reason: Completed, message: x, lastTransitionTime: "2026-03-01T02:00:09Z"}],
                     preflight: {instances: ["0", "4"], warnings: [many]}, summary: {sentence: many words},
                     files: [{url: "https://a.test/b", sizeBytes: 7}]}""",
            """
                    {conditions: [
                      {type: Ready, status: "False", reason: Suppressed, message: x, lastTransitionTime: "2026-03-01T02:00:09Z"},
                      {type: Failed, status: "True", reason: Suppressed, message: x, lastTransitionTime: "2026-03-01T02:00:09Z"}]}"""})
    void whatIsKeptTellsTheSameOfARequest(String status) {
        PacketCaptureRequest whole = Serialization.unmarshal(
                """
                        apiVersion: capture.netwatch.io/v1alpha1
                        kind: PacketCaptureRequest
                        metadata:
                          {namespace: shop, name: night, uid: u, resourceVersion: "7", creationTimestamp: "2026-03-01T02:00:00Z",
                           labels: {capture.netwatch.io/policy: egress, capture.netwatch.io/alert: abc}, annotations: {a: b}}
                        spec:
                          target: {resourceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v}
                          trigger: {alertKey: k, policy: egress, rule: r}
                          reason: many words
                        status: %s
                        """
                        .formatted(status.replace("\n", " ")),
                PacketCaptureRequest.class);
        PacketCaptureRequest brief = BriefStore.brief(whole);

        assertThat(RequestShell.sibling(brief)).isEqualTo(RequestShell.sibling(whole)).isPresent();
        assertThat(RequestShell.firing(brief)).isEqualTo(RequestShell.firing(whole)).isPresent();
        assertThat(brief.getMetadata().getLabels()).isEqualTo(whole.getMetadata().getLabels());
        assertThat(Serialization.asYaml(brief)).doesNotContain("many words", "a long one", "a.test");
    }
}
