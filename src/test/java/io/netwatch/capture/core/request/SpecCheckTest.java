package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad specs and the field that must be named; VM, SET and SA stand for good ids. */
class SpecCheckTest {
    private static final String IN_GROUP = "/subscriptions/s1/resourceGroups/shop/providers/";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {//
            "spec.target.resourceId | {target: null}", //
            "spec.target.resourceId | {target: {}}", //
            "spec.target.resourceId | {target: {resourceId: ''}}", //
            "spec.target.resourceId | {target: {resourceId: till}}", //
            "spec.target.resourceId | {target: {resourceId: SA}}", //
            "spec.target.resourceId | {target: {resourceId: VM/}}", //
            "spec.target.resourceId | {target: {resourceId: VM/extensions/agent}}", //
            "spec.target.resourceId | {target: {resourceId: /subscriptions/s1/resourceGroups/shop}}", //
            "spec.target.resourceId | {target: {resourceId: /subscriptions/s1/virtualMachines/till}}", //
            "spec.target.resourceId | {target: {resourceId: 'VM?x=1'}}", //
            "spec.target.resourceId | {target: {resourceId: 'VM#x'}}", //
            "spec.target.resourceId | {target: {resourceId: 'VM%2F..'}}", //
            "spec.target.resourceId | {target: {resourceId: 'PROV/Microsoft.Compute/virtualMachines/..'}}", //
            "spec.target.instances  | {target: {resourceId: VM, instances: {include: ['1']}}}", //
            "spec.target.instances  | {target: {resourceId: SET, instances: {include: ['1'], exclude: ['2']}}}", //
            "spec.target.instances  | {target: {resourceId: SET/virtualMachines/3, instances: {include: ['1']}}}", //
            "spec.target.instances.include[1] | {target: {resourceId: SET, instances: {include: ['1', '']}}}", //
            "spec.target.instances.include[0] | {target: {resourceId: SET, instances: {include: ['1/2']}}}", //
            "spec.target.instances.include[0] | {target: {resourceId: SET, instances: {include: ['..']}}}", //
            "spec.target.instances.exclude[0] | {target: {resourceId: SET, instances: {exclude: [SET]}}}", //
            "spec.target.instances.exclude[0] | {target: {resourceId: SET, "
                    + "instances: {exclude: [SET2/virtualMachines/1]}}}", //
            "spec.networkWatcherId  | {networkWatcherId: west}", //
            "spec.networkWatcherId  | {networkWatcherId: VM}", //
            "spec.networkWatcherId  | {networkWatcherId: 'PROV/Microsoft.Network/networkWatchers/w?x='}", //
            "spec.networkWatcherId  | {networkWatcherId: PROV/Microsoft.Network/networkWatchers/w/packetCaptures/p}", //
            "spec.conflictPolicy    | {conflictPolicy: Replace}", //
            "spec.timeLimitSeconds  | {timeLimitSeconds: 0}", //
            "spec.timeLimitSeconds  | {timeLimitSeconds: -1}", //
            "spec.timeLimitSeconds  | {timeLimitSeconds: 18001}", //
            "spec.totalBytes        | {totalBytes: 0}", //
            "spec.totalBytes        | {totalBytes: 4294967296}", //
            "spec.bytesPerPacket    | {bytesPerPacket: -1}", //
            "spec.bytesPerPacket    | {bytesPerPacket: 4294967296}", //
            "spec.ringBuffer        | {ringBuffer: {fileCount: 3}, timeLimitSeconds: 60}", //
            "spec.ringBuffer        | {ringBuffer: {fileCount: 3}, totalBytes: 60}", //
            "spec.ringBuffer.fileCount | {ringBuffer: {fileCount: 0}}", //
            "spec.ringBuffer.fileCount | {ringBuffer: {fileCount: 10001}}", //
            "spec.ringBuffer.fileSizeBytes | {ringBuffer: {fileSizeBytes: 0}}", //
            "spec.ringBuffer.fileSizeBytes | {ringBuffer: {fileSizeBytes: 4294967296}}", //
            "spec.ringBuffer.sessionTimeLimitSeconds | {ringBuffer: {sessionTimeLimitSeconds: 0}}", //
            "spec.ringBuffer.sessionTimeLimitSeconds | {ringBuffer: {sessionTimeLimitSeconds: 604801}}", //
            "spec.storage           | {storage: null}", //
            "spec.storage           | {storage: {}}", //
            "spec.storage           | {storage: {blobUri: 'https://evidence.blob.core.windows.net/c/x.cap'}}", //
            "spec.storage.accountId | {storage: {accountId: evidence}}", //
            "spec.storage.accountId | {storage: {accountId: VM}}", //
            "spec.storage.accountId | {storage: {accountId: SA/blobServices/default}}", //
            "spec.storage.blobUri   | {storage: {filePath: x.cap, "
                    + "blobUri: 'https://evidence.blob.core.windows.net/c/x.cap'}}", //
            "spec.storage.filePath  | {storage: {filePath: /var/captures/x.pcap}}", //
            "spec.storage.filePath  | {storage: {filePath: /tmp/x.cap}}", //
            "spec.storage.filePath  | {storage: {filePath: /var/captures/../../etc/x.cap}}", //
            "spec.storage.filePath  | {storage: {filePath: 'C:\\captures\\..\\x.cap'}}"})
    void oneFieldIsNamed(String field, String tweak) {
        assertThat(fields(tweak)).containsOnly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evidence.blob.core.windows.net/c/x.cap",
            "https://evidence.blob.core.windows.net/c/x.cap?sv=2024&sig=hush",
            "https://evidence.blob.core.windows.net/c/x.cap#hush",
            "https://hush:hush@evidence.blob.core.windows.net/c/x.cap",
            "https://evidence.blob.core.windows.net/c/x y.cap?sig=hush", "https:///c/x.cap?sig=hush", "hush",
            "https://other.blob.core.windows.net/c/hush.cap",
            "https://other.blob.core.windows.net/evidence/hush.cap"})
    void aBadBlobAddressIsNamedButNeverRepeated(String uri) {
        List<Problem> problems = SpecCheck.problems(
                Specs.with("{storage: {accountId: %s, blobUri: '%s'}}".formatted(Given.ACCOUNT, uri)));
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.field()).isEqualTo("spec.storage.blobUri");
            assertThat(problem.clause()).doesNotContain("hush");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{target: {resourceId: SET}}", "{target: {resourceId: SET/virtualMachines/3}}",
            "{target: {resourceId: /SUBSCRIPTIONS/s1/RESOURCEGROUPS/shop/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/t}}",
            "{target: {resourceId: SET, instances: {include: ['1', '2']}}}",
            "{target: {resourceId: SET, instances: {exclude: ['1']}}}",
            "{target: {resourceId: SET, instances: {include: [SET/virtualMachines/1, tills_a1b2]}}}",
            "{target: {resourceId: SET, instances: {}}}", "{ringBuffer: {}}",
            "{networkWatcherId: PROV/Microsoft.Network/networkWatchers/NetworkWatcher_westus2}",
            "{captureName: mine, conflictPolicy: Adopt}", "{timeLimitSeconds: 1, totalBytes: 1, bytesPerPacket: 0}",
            "{timeLimitSeconds: 18000, totalBytes: 4294967295, bytesPerPacket: 4294967295}",
            "{ringBuffer: {fileCount: 3, fileSizeBytes: 1000, sessionTimeLimitSeconds: 60}}",
            "{storage: {filePath: /var/captures/x.cap}}", "{storage: {filePath: 'C:\\captures\\x.cap'}}",
            "{storage: {accountId: SA, filePath: /var/captures/x.cap}}",
            "{storage: {accountId: SA, blobUri: 'https://evidence.blob.core.windows.net/c/x.cap'}}",
            "{storage: {accountId: SA, blobUri: 'https://Evidence.blob.core.windows.net/c/x.cap'}}",
            "{storage: {accountId: SA, blobUri: 'https://evidence.z7.blob.storage.azure.net/c/x.cap'}}",
            "{storage: {accountId: SA, blobUri: 'https://127.0.0.1:10000/evidence/c/x.cap'}}",
            "{filters: [{protocol: UDP, localPort: '53'}, {remoteIPAddress: '10.0.0.1-10.0.0.9'}]}"})
    void goodSpecsHaveNoProblem(String tweak) {
        assertThat(fields(tweak)).isEmpty();
    }

    @Test
    void everyFilterIsReadAndEveryProblemCounted() {
        assertThat(fields("""
                {timeLimitSeconds: 0, filters: [{localPort: '80'}, {localIPAddress: x, remotePort: y},
                 {localPort: '0', remoteIPAddress: 10.0.0.0/8}]}"""))
                .containsExactly("spec.timeLimitSeconds", "spec.filters[1].localIPAddress",
                        "spec.filters[1].remotePort", "spec.filters[2].localPort",
                        "spec.filters[2].remoteIPAddress");
    }

    @Test
    void aValueIsQuotedAsDataAndCut() {
        Problem problem = SpecCheck.problems(
                Specs.with("{target: {resourceId: \"\\u202eevil\\n\\u0007%s\"}}".formatted("x".repeat(2000))))
                .getFirst();
        assertThat(problem.clause()).startsWith("\"evilxxx").hasSizeLessThan(600);
    }

    private static List<String> fields(String tweak) {
        String spec = tweak.replace("VM", Given.VM.text()).replace("SA", Given.ACCOUNT.text())
                .replace("SET", IN_GROUP + "Microsoft.Compute/virtualMachineScaleSets/tills")
                .replace("PROV/", IN_GROUP);
        return SpecCheck.problems(Specs.with(spec)).stream().map(Problem::field).toList();
    }
}
