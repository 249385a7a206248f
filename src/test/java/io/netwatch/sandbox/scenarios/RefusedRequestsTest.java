package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.sandbox.launcher.ExampleWorld;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests that the API server must not take: the CRD's own rules on the real one, the product's validation in their
 * place in the box. Both name the field.
 */
class RefusedRequestsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            target: {resourceId: VM}                                                              | spec.storage
            target: {resourceId: VM}, storage: {}                                                 | spec.storage
            target: {resourceId: /laptops/mine}, storage: {accountId: ACCOUNT}                    | spec.target.resourceId
            target: {resourceId: VM, instances: {include: ["0"]}}, storage: {accountId: ACCOUNT}  | spec.target.instances
            target: {resourceId: SET, instances: {include: ["0"], exclude: ["1"]}}, storage: {accountId: ACCOUNT} | spec.target.instances
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, timeLimitSeconds: 60, ringBuffer: {fileCount: 2} | spec.ringBuffer
            target: {resourceId: VM}, storage: {filePath: /var/captures/a.pcap}                   | spec.storage.filePath
            target: {resourceId: VM}, storage: {accountId: ACCOUNT, blobUri: "https://a.b/c/d.cap?sv=1"} | spec.storage.blobUri
            target: {resourceId: VM}, storage: {blobUri: "https://a.b/c/d.cap"}                   | spec.storage
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, conflictPolicy: Replace      | spec.conflictPolicy
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, desiredState: Paused         | spec.desiredState
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, timeLimitSeconds: 18001      | spec.timeLimitSeconds
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: [{localPort: "99999"}]    | spec.filters[0].localPort
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: [{remotePort: "90-80"}]   | spec.filters[0].remotePort
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: [{remotePort: "80-81;90"}] | spec.filters[0].remotePort
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: [{localIPAddress: 10.0.0.256}] | spec.filters[0].localIPAddress
            """)
    void areRefusedByField(String spec, String field) {
        String manifest = """
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: bad}
                spec: {%s}
                """.formatted(spec.replace("VM", ExampleWorld.machine("web-1", "10.0.0.4").id().toString())
                .replace("SET", "/subscriptions/" + ExampleWorld.SUBSCRIPTION
                        + "/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/workers")
                .replace("ACCOUNT", ExampleWorld.ACCOUNT.id().toString()));

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> SITE.site().world().client()
                        .genericKubernetesResources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest")
                        .inNamespace("default").load(new ByteArrayInputStream(manifest.getBytes(UTF_8))).create())
                .satisfies(refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(422);
                    assertThat(refusal.getStatus().getDetails().getCauses())
                            .anySatisfy(cause -> assertThat(cause.getField()).startsWith(field));
                });
        assertThat(SITE.requests().names()).doesNotContain("bad");
    }
}
