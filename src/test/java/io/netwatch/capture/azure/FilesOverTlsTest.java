package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listing of capture files, as a storage account sees and answers it. */
class FilesOverTlsTest extends AzureOverTls {

    @Test
    void findsTheFilesWhoseNamesBeginWithThePath() {
        server.on("GET", "/evidence/logs", answer(200, """
                <?xml version="1.0" encoding="utf-8"?>
                <EnumerationResults ServiceEndpoint="x" ContainerName="logs"><Prefix>2026/night</Prefix><Blobs>
                <Blob><Name>2026/night 1.cap</Name><Properties><Content-Length>5000</Content-Length></Properties></Blob>
                <Blob><Name>2026/night_2.cap</Name><Properties><Content-Length>0</Content-Length></Properties></Blob>
                </Blobs><NextMarker>more</NextMarker></EnumerationResults>""", "Content-Type", "application/xml"));

        assertThat(valueOf(azure().files().find(url("/logs/2026/night?sig=secret")))).containsExactly(
                new FoundFile(url("/logs/2026/night%201.cap"), 5000), new FoundFile(url("/logs/2026/night_2.cap"), 0));
        assertThat(server.calls()).singleElement().satisfies(list -> {
            assertThat(list.uri().getQuery()).contains("comp=list", "prefix=2026/night").doesNotContain("sig");
            assertThat(list.authorization()).contains("Bearer the-token");
        });
    }

    @Test
    void findsNoFilesBeforeTheContainerExists() {
        server.on("GET", "/evidence/logs", answer(404, xmlError("ContainerNotFound", "No such container."),
                "Content-Type", "application/xml", "x-ms-error-code", "ContainerNotFound"));

        assertThat(valueOf(azure().files().find(url("/logs/night.cap")))).isEmpty();
    }

    @Test
    void passesOnWhyStorageRefusesWithoutItsOneTimeWords() {
        server.on("GET", "/evidence/logs", answer(403,
                xmlError("AuthorizationPermissionMismatch", "This request is not authorized.\nRequestId:0f1e"),
                "Content-Type", "application/xml", "x-ms-error-code", "AuthorizationPermissionMismatch"));

        assertThat(failureOf(azure().files().find(url("/logs/night.cap")))).isEqualTo(ArmFailure.refused(403,
                "AuthorizationPermissionMismatch", "This request is not authorized."));
    }

    @Test
    void staysAwayWhenStorageIsBusy() {
        server.on("GET", "/evidence/logs", answer(503, xmlError("ServerBusy", "Busy."), "Content-Type",
                "application/xml", "Retry-After", "5"));

        assertThat(azure().files().find(url("/logs/night.cap"))).isEqualTo(new NotBefore<>(NOW.plusSeconds(5), false));
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome", "",
            "<EnumerationResults><Blobs><Blob><Name>sizeless.cap</Name></Blob></Blobs></EnumerationResults>"})
    void doesNotTakeAnythingElseForAListing(String body) {
        server.on("GET", "/evidence/logs", answer(200, body, "Content-Type", "application/xml"));

        assertThat(failureOf(azure().files().find(url("/logs/night.cap"))).uncertain()).isTrue();
    }

    @Test
    void sendsNothingToAnAddressOutsideTheCloud() {
        try (ScriptedServer stranger = anotherServer()) {
            String outside = stranger.origin() + "/evidence/logs/night.cap?sig=secret";

            ArmFailure failure = failureOf(azure().files().find(outside));

            assertThat(failure.sent()).isFalse();
            assertThat(failure.message()).contains(stranger.origin(), server.origin()).doesNotContain("secret");
            assertThat(stranger.calls()).isEmpty();
        }
    }

    private String url(String path) {
        return server.origin() + "/evidence" + path;
    }

    private static String xmlError(String code, String message) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message);
    }
}
