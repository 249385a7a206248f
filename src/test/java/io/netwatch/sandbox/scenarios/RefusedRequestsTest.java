package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.BadRequest;
import io.netwatch.capture.api.BadRequest.Server;
import io.netwatch.capture.core.request.SpecCheck;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that must not be ordered: the CRD's own rules refuse them on the real server, the product's validation in
 * their place in the box, and both in the same words.
 */
class RefusedRequestsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(10);

    private static final String GOOD = "target: {resourceId: VM}, storage: {accountId: ACCOUNT}";

    @ParameterizedTest
    @MethodSource("io.netwatch.capture.api.BadRequest#refused")
    void areRefusedInTheOperatorsWords(BadRequest bad) {
        String words = bad.server() == Server.own
                ? bad.words()
                : SpecCheck.problems(bad.parsed()).getFirst().clause();

        assertThat(refusal(bad.manifest())).anySatisfy(cause -> {
            assertThat(cause.getField()).isEqualTo(bad.field());
            assertThat(cause.getMessage()).contains(words);
        });
        assertThat(SITE.requests().names()).doesNotContain(bad.name());
    }

    @ParameterizedTest
    @MethodSource("io.netwatch.capture.api.BadRequest#taken")
    void whatTheServerCannotTellIsSaidInTheStatus(BadRequest bad) {
        assumeTrue(!SITE.isBox(), "the box asks the core, and so refuses it too");

        create(bad.manifest());

        assertThat(Follow.message(SITE.requests().await(bad.name(), "InvalidSpec")))
                .contains(bad.field() + " " + SpecCheck.problems(bad.parsed()).getFirst().clause());
    }

    /** What never becomes a spec that the core could read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            target: {resourceId: VM}                                                              | spec.storage | Required
            storage: {accountId: ACCOUNT}                                                         | spec.target  | Required
            target: {}, storage: {accountId: ACCOUNT}                                             | spec.target.resourceId | Required
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, desiredState: Paused         | spec.desiredState | "Running", "Stopped"
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, conflictPolicy: replace, captureName: x | spec.conflictPolicy | "Replace"
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, timeLimitSeconds: 5m         | spec.timeLimitSeconds | integer
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: {localPort: "80"}   | spec.filters | array
            target: {resourceId: VM}, storage: {accountId: ACCOUNT}, filters: [{localPort: 80}]   | spec.filters[0].localPort | string
            """)
    void areRefusedByTheSchema(String spec, String field, String word) {
        assertThat(refusal(manifest(spec))).anySatisfy(cause -> {
            assertThat(cause.getField()).isEqualTo(field);
            assertThat(cause.getMessage()).contains(word);
        });
        assertThat(SITE.requests().names()).doesNotContain("bad");
    }

    /** The CRD's rules must not be stricter than the core. */
    @ParameterizedTest
    @ValueSource(strings = {"resourceId: VM", "resourceId: SET", "resourceId: SET/virtualMachines/3",
            "resourceId: SET, instances: {include: ['0']}", "resourceId: SET, instances: {exclude: ['0', '3']}"})
    void goodTargetsAreTaken(String target) {
        assertThatCode(() -> tryOut("target: {" + target + "}, storage: {accountId: ACCOUNT}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountId: ACCOUNT", "filePath: /var/captures/x.cap", "filePath: 'C:\\captures\\x.cap'",
            "accountId: ACCOUNT, blobUri: 'https://ShopCaptures.blob.core.windows.net/c/x.cap'",
            "accountId: ACCOUNT, blobUri: 'https://shopcaptures.z7.blob.storage.azure.net/c/x.cap'",
            "accountId: ACCOUNT, blobUri: 'https://127.0.0.1:10000/shopcaptures/c/x.cap'"})
    void goodPlacesAreTaken(String storage) {
        assertThatCode(() -> tryOut("target: {resourceId: VM}, storage: {" + storage + "}")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "443", "65535", "00080", "80-90", "80-80", "80;443", "1;2;3;4"})
    void goodPortsAreTaken(String port) {
        assertThatCode(() -> tryOut(GOOD + ", filters: [{localPort: '" + port + "', remotePort: '" + port + "'}]"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.1", "0.0.0.0", "255.255.255.255", "10.0.0.1-10.0.0.9", "10.0.0.250-10.0.1.2",
            "9.255.255.255-10.0.0.0", "10.0.0.1;10.1.0.1", "::1", "2001:db8::7", "2001:DB8::1-2001:db8::ff",
            "::1;10.0.0.1", "::ffff:10.0.0.1", "fe80::"})
    void goodAddressesAreTaken(String ip) {
        assertThatCode(
                () -> tryOut(GOOD + ", filters: [{localIPAddress: '" + ip + "', remoteIPAddress: '" + ip + "'}]"))
                .doesNotThrowAnyException();
    }

    private static void tryOut(String spec) {
        SITE.site().world().client().genericKubernetesResources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest")
                .inNamespace("default").load(new ByteArrayInputStream(manifest(spec).getBytes(UTF_8))).dryRun()
                .create();
    }

    private static String manifest(String spec) {
        String machine = ExampleWorld.machine("web-1", "10.0.0.4").id().toString();
        return """
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: bad}
                spec: {%s}
                """.formatted(spec.replace("VM", machine)
                .replace("SET", machine.replace("virtualMachines/web-1", "virtualMachineScaleSets/workers"))
                .replace("ACCOUNT", ExampleWorld.ACCOUNT.id().toString()));
    }

    private static List<StatusCause> refusal(String manifest) {
        var refusal = assertThatExceptionOfType(KubernetesClientException.class).isThrownBy(() -> create(manifest))
                .actual();
        assertThat(refusal.getCode()).isEqualTo(422);
        return refusal.getStatus().getDetails().getCauses();
    }

    private static void create(String manifest) {
        SITE.site().world().client().genericKubernetesResources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest")
                .inNamespace("default").load(new ByteArrayInputStream(manifest.getBytes(UTF_8))).create();
    }
}
