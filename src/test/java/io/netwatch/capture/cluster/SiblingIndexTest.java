package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.Sibling;
import org.junit.jupiter.api.Test;

/** What the watch's cache holds is what admission sees, at any moment. */
class SiblingIndexTest {
    private final SiblingIndex index = new SiblingIndex();
    private final BriefStore store = new BriefStore(index);

    @Test
    void whatIsKeptIsSeenByItsPolicy() {
        put(request("one", "egress", "{}"));
        put(request("two", "egress", "{}"));
        put(request("three", "other", "{}"));

        assertThat(index.of("shop", "egress")).extracting(Sibling::name).containsExactlyInAnyOrder("one", "two");
        assertThat(index.of("shop", "other")).extracting(Sibling::name).containsExactly("three");
        assertThat(index.of("bank", "egress")).isEmpty();
    }

    @Test
    void aChangeIsSeenAndWhatIsGoneIsNot() {
        put(request("one", "egress", "{}"));
        put(request("one", "egress", "{captureName: night}"));
        assertThat(index.of("shop", "egress")).extracting(Sibling::stage).containsExactly(Sibling.Stage.Ordered);

        store.remove("shop/one");
        store.remove("shop/never-there");
        assertThat(index.of("shop", "egress")).isEmpty();
    }

    @Test
    void aRequestThatIsLabelledAnewBelongsToOnePolicyOnly() {
        put(request("one", "egress", "{}"));
        put(request("one", "other", "{}"));

        assertThat(index.of("shop", "egress")).isEmpty();
        assertThat(index.of("shop", "other")).hasSize(1);
    }

    @Test
    void aRequestWhoseTargetCannotBeReadIsNobodysSibling() {
        put(request("one", "egress", "{}"));
        PacketCaptureRequest odd = request("one", "egress", "{}");
        odd.setSpec(null);
        put(odd);

        assertThat(index.of("shop", "egress")).isEmpty();
    }

    private void put(PacketCaptureRequest request) {
        store.put(Cache.metaNamespaceKeyFunc(request), request);
    }

    private static PacketCaptureRequest request(String name, String policy, String status) {
        return Serialization.unmarshal(
                """
                        apiVersion: capture.netwatch.io/v1alpha1
                        kind: PacketCaptureRequest
                        metadata: {namespace: shop, name: %s, uid: %s, creationTimestamp: "2026-03-01T02:00:00Z",
                          labels: {capture.netwatch.io/policy: %s}}
                        spec: {target: {resourceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v}}
                        status: %s
                        """
                        .formatted(name, name, policy, status),
                PacketCaptureRequest.class);
    }
}
