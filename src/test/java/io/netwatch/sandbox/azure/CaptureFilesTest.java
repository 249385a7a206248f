package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.ACCOUNT;
import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.captureBody;
import static io.netwatch.sandbox.azure.TestAzure.creation;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.azure.Azure.Face;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFilesTest {
    private final List<CaptureTraffic.Window> windows = new ArrayList<>();
    private final TestAzure azure = TestAzure.with(world -> world.traffic(window -> {
        windows.add(window);
        return "0123456789".getBytes(StandardCharsets.US_ASCII);
    }));

    @Test
    void uploadsTheFileOneSecondAfterTheEnd() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMillis(302_999));
        assertThat(azure.azure.blobs()).isEmpty();

        azure.pass(Duration.ofMillis(1));
        assertThat(azure.azure.blobs()).singleElement().satisfies(blob -> {
            assertThat(blob.size()).isEqualTo(10);
            assertThat(blob.lastModified()).isEqualTo(Instant.parse("2026-03-01T02:05:03Z"));
        });
    }

    @Test
    void asksForTheTrafficOfExactlyTheCapturedTimeAndOnce() {
        azure.put("c1", captureBody(
                ",'timeLimitInSeconds':60,'bytesToCapturePerPacket':96,'totalBytesPerSession':70000,'filters':[{'localPort':'22'}]"));
        azure.pass(Duration.ofHours(1));
        azure.azure.blobs();
        azure.azure.blobs();

        assertThat(windows).containsExactly(
                new CaptureTraffic.Window(MACHINE.vmId(), "10.0.0.4", Instant.parse("2026-03-01T02:00:02Z"),
                        Instant.parse("2026-03-01T02:01:02Z"), 1_000, 96, 70_000,
                        List.of(new CaptureTraffic.Filter("Any", "", "22", "", ""))));
    }

    @Test
    void aSilentAgentLeavesNoFileAndNobodyKnowsHowItIs() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(1));
        azure.azure.silence("c1");
        azure.pass(Duration.ofHours(1));

        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Unknown");
        assertThat(azure.azure.blobs()).isEmpty();
    }

    @Test
    void anAgentMayReportErrorsAndGoOn() {
        azure.send(creation("c1"));
        azure.azure.trouble("c1", List.of("StorageFailed"));
        azure.pass(Duration.ofMinutes(1));

        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
        assertThat(azure.status("c1").at("/packetCaptureError/0").asText()).isEqualTo("StorageFailed");
    }

    @Test
    void listsPageByPage() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(1));
        azure.send(creation("c2"));
        azure.pass(Duration.ofHours(1));
        String list = "/captures1/network-watcher-logs?restype=container&comp=list&maxresults=1";

        String first = azure.azure.answer(Face.BLOB, Call.of("GET", list)).body().toString();
        String marker = first.replaceAll("(?s).*<NextMarker>(.+)</NextMarker>.*", "$1");
        String second = azure.azure.answer(Face.BLOB, Call.of("GET", list + "&marker=" + marker)).body().toString();

        assertThat(first).contains("<Name>").containsOnlyOnce("</Blob>");
        assertThat(second).contains("<Name>" + marker + "</Name>", "<NextMarker></NextMarker>")
                .containsOnlyOnce("</Blob>");
    }

    @Test
    void leavesTheFileWhenTheCaptureIsDeleted() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(10));
        azure.send("DELETE", CAPTURES + "/c1");
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.azure.captures()).isEmpty();
        assertThat(azure.azure.blobs()).hasSize(1);
    }

    @Test
    void writesNothingToStorageForALocalFile() {
        azure.put("c1", json("{'properties':{'target':'" + MACHINE.id()
                + "','timeLimitInSeconds':60,'storageLocation':{'filePath':'/var/captures/a.cap'}}}"));
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.azure.blobs()).isEmpty();
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Stopped");
    }

    @Test
    void reportsAStorageErrorWhenTheAccountRefusesTheUpload() {
        azure.azure.put(ACCOUNT.refusingSharedKeys());
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.azure.blobs()).isEmpty();
        assertThat(azure.status("c1").path("packetCaptureError")).isEqualTo(json("['StorageFailed']"));
    }

    @Test
    void servesRangesAndRefusesThoseBeyondTheEnd() {
        Call read = finishedFile();

        Answer part = azure.azure.answer(Face.BLOB, read.header("Range", "bytes=7-99"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).contains("bytes 7-9/10");
        assertThat(text(part)).isEqualTo("789");
        assertThat(text(
                azure.azure.answer(Face.BLOB, read.header("x-ms-range", "bytes=0-1").header("Range", "bytes=5-6"))))
                .isEqualTo("01");
        assertThat(azure.azure.answer(Face.BLOB, read.header("Range", "bytes=10-")).header("x-ms-error-code"))
                .contains("InvalidRange");
    }

    @Test
    void refusesAReadOfAnotherVersion() {
        Call read = finishedFile();
        String etag = azure.azure.answer(Face.BLOB, read).header("ETag").orElseThrow();

        assertThat(azure.azure.answer(Face.BLOB, read.header("If-Match", etag)).status()).isEqualTo(200);
        assertThat(azure.azure.answer(Face.BLOB, read.header("If-Match", "\"0x0\"")).status()).isEqualTo(412);
    }

    @Test
    void wantsATokenForStorage() {
        TestAzure guarded = TestAzure.with(world -> world.rules(ArmRules.standard()));
        String armToken = token(guarded, "https://management.azure.com/.default");
        guarded.send(TestAzure.creation("c1").header("Authorization", "Bearer " + armToken));
        guarded.pass(Duration.ofMinutes(10));
        Call list = Call.of("GET", "/captures1/network-watcher-logs?restype=container&comp=list");
        String storageToken = token(guarded, "https://storage.azure.com/.default");

        assertThat(guarded.azure.answer(Face.BLOB, list).header("x-ms-error-code"))
                .contains("NoAuthenticationInformation");
        assertThat(guarded.azure.answer(Face.BLOB, list.header("Authorization", "Bearer " + armToken)).status())
                .isEqualTo(401);
        assertThat(guarded.azure.answer(Face.BLOB, list.header("Authorization", "Bearer " + storageToken)).status())
                .isEqualTo(200);
    }

    /** Lets a capture run to its end; answers a GET of its file. */
    private Call finishedFile() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(10));
        var address = azure.azure.blobs().getFirst().address();
        return Call.of("GET", "/" + address.account() + "/" + address.container() + "/" + address.name());
    }

    private static String token(TestAzure azure, String scope) {
        Call call = Call.of("POST", "/tenant-1/oauth2/v2.0/token").with(
                json("{'grant_type':'client_credentials','client_id':'client-1','client_secret':'secret-1','scope':'"
                        + scope + "'}"));
        return azure.azure.answer(Face.AUTHORITY, call).json().path("access_token").asText();
    }

    private static String text(Answer answer) {
        return answer.body() instanceof Answer.Body.Bytes(var content)
                ? StandardCharsets.US_ASCII.decode(content.duplicate()).toString()
                : "";
    }
}
