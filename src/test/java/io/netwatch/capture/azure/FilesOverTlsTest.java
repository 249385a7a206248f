package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listing of capture files, as a storage account sees and answers it. */
class FilesOverTlsTest extends AzureOverTls {
    private static final Optional<String> FIRST = Optional.empty();
    private static final Instant WRITTEN = Instant.parse("2026-11-24T01:02:03Z");
    /** Bytes that are no text in any encoding. */
    private static final byte[] BINARY = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 0, (byte) 0xff, 13, 10};

    @Test
    void findsTheFilesWhoseNamesBeginWithThePath() {
        server.on("GET", "/evidence/logs",
                answer(200,
                        """
                                <?xml version="1.0" encoding="utf-8"?>
                                <EnumerationResults ServiceEndpoint="x" ContainerName="logs"><Prefix>2026/night</Prefix><Blobs>
                                <Blob><Name>2026/night 1.cap</Name><Properties><Last-Modified>Tue, 24 Nov 2026 01:02:03 GMT</Last-Modified><Content-Length>5000</Content-Length></Properties></Blob>
                                <Blob><Name>2026/night_2.cap</Name><Properties><Content-Length>0</Content-Length></Properties></Blob>
                                </Blobs><NextMarker>more</NextMarker></EnumerationResults>""",
                        "Content-Type", "application/xml"));

        assertThat(valueOf(azure().files().find(url("/logs/2026/night?sig=secret"), FIRST))).isEqualTo(new FileListing(
                List.of(new FoundFile(url("/logs/2026/night%201.cap"), 5000, Optional.of(WRITTEN), Optional.empty()),
                        new FoundFile(url("/logs/2026/night_2.cap"), 0)),
                Optional.of("more"), 1));
        assertThat(server.calls()).singleElement().satisfies(list -> {
            assertThat(list.uri().getQuery()).contains("comp=list", "prefix=2026/night").doesNotContain("sig");
            assertThat(list.authorization()).contains("Bearer the-token");
        });
    }

    @Test
    void findsNoFilesBeforeTheContainerExists() {
        server.on("GET", "/evidence/logs", answer(404, xmlError("ContainerNotFound", "No such container."),
                "Content-Type", "application/xml", "x-ms-error-code", "ContainerNotFound"));

        assertThat(valueOf(azure().files().find(url("/logs/night.cap"), FIRST))).isEqualTo(FileListing.NONE);
    }

    @Test
    void passesOnWhyStorageRefusesWithoutItsOneTimeWords() {
        server.on("GET", "/evidence/logs", answer(403,
                xmlError("AuthorizationPermissionMismatch", "This request is not authorized.\nRequestId:0f1e"),
                "Content-Type", "application/xml", "x-ms-error-code", "AuthorizationPermissionMismatch"));

        assertThat(failureOf(azure().files().find(url("/logs/night.cap"), FIRST))).isEqualTo(ArmFailure.refused(403,
                "AuthorizationPermissionMismatch", "This request is not authorized."));
    }

    @Test
    void staysAwayWhenStorageIsBusy() {
        server.on("GET", "/evidence/logs", answer(503, xmlError("ServerBusy", "Busy."), "Content-Type",
                "application/xml", "Retry-After", "5"));

        assertThat(azure().files().find(url("/logs/night.cap"), FIRST))
                .isEqualTo(new NotBefore<>(NOW.plusSeconds(5), false));
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome", "",
            "<EnumerationResults><Blobs><Blob><Name>night.cap</Name></Blob></Blobs></EnumerationResults>"})
    void doesNotTakeAnythingElseForAListing(String body) {
        server.on("GET", "/evidence/logs", answer(200, body, "Content-Type", "application/xml"));

        assertThat(failureOf(azure().files().find(url("/logs/night.cap"), FIRST)).uncertain()).isTrue();
    }

    @Test
    void sendsNothingToAnAddressOutsideTheCloud() {
        try (ScriptedServer stranger = anotherServer()) {
            String outside = stranger.origin() + "/evidence/logs/night.cap?sig=secret";

            ArmFailure failure = failureOf(azure().files().find(outside, FIRST));

            assertThat(failure.sent()).isFalse();
            assertThat(failure.message()).contains(stranger.origin(), server.origin()).doesNotContain("secret");
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void asksForTheNextPageByItsMark() {
        server.on("GET", "/evidence/logs", answer(200,
                """
                        <?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs></Blobs><NextMarker /></EnumerationResults>""",
                "Content-Type", "application/xml"));

        assertThat(valueOf(azure().files().find(url("/logs/night"), Optional.of("more")))).isEqualTo(
                new FileListing(List.of(), Optional.empty(), 1));
        assertThat(server.calls()).singleElement().satisfies(
                list -> assertThat(list.uri().getQuery()).contains("marker=more", "maxresults=1000"));
    }

    @Test
    void readsTheRangeThatIsAskedForAsItIs() {
        AtomicReference<String> range = new AtomicReference<>();
        server.on("GET", "/evidence/logs/2026/night 1.cap", exchange -> {
            range.set(exchange.getRequestHeaders().getFirst("x-ms-range"));
            exchange.sendResponseHeaders(206, BINARY.length);
            exchange.getResponseBody().write(BINARY);
        });

        assertThat(valueOf(azure().files().read(url("/logs/2026/night%201.cap"), 4, 8))).isEqualTo(BINARY);
        assertThat(range).hasValue("bytes=4-11");
        assertThat(server.calls()).singleElement()
                .satisfies(read -> assertThat(read.authorization()).contains("Bearer the-token"));
    }

    @Test
    void doesNotTakeAWholeFileForARange() {
        server.on("GET", "/evidence/logs/night.cap", answer(200, "the whole file"));

        assertThat(failureOf(azure().files().read(url("/logs/night.cap"), 4, 8)).uncertain()).isTrue();
    }

    @Test
    void passesOnWhyAFileMayNotBeRead() {
        server.on("GET", "/evidence/logs/night.cap", answer(403,
                xmlError("AuthorizationPermissionMismatch", "This request is not authorized."), "Content-Type",
                "application/xml", "x-ms-error-code", "AuthorizationPermissionMismatch"));

        assertThat(failureOf(azure().files().read(url("/logs/night.cap"), 0, 8)).status()).isEqualTo(403);
    }

    @Test
    void givesUpARangeThatDoesNotCome() {
        server.on("GET", "/evidence/logs/night.cap", server.silence());
        Timeouts impatient = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(3));

        ArmFailure failure = failureOf(
                azure(server.origin(), impatient).files().read(url("/logs/night.cap"), 0, 8));

        assertThat(failure.status()).isZero();
    }

    @Test
    void staysAwayFromABusyAccountInTheMiddleOfAFile() {
        server.on("GET", "/evidence/logs/night.cap", answer(503, xmlError("ServerBusy", "Busy."), "Content-Type",
                "application/xml", "Retry-After", "5"));

        assertThat(azure().files().read(url("/logs/night.cap"), 8, 8))
                .isEqualTo(new NotBefore<>(NOW.plusSeconds(5), false));
    }

    @Test
    void storesAPageOnlyWhereNothingIs() {
        AtomicReference<Headers> sent = new AtomicReference<>();
        server.on("PUT", "/evidence/logs/2026/night 1.report-u.html", exchange -> {
            sent.set(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(201, -1);
        });

        byte[] page = "<!DOCTYPE html>ä".getBytes(StandardCharsets.UTF_8);
        assertThat(valueOf(azure().files().store(url("/logs/2026/night%201.report-u.html"), page)))
                .isEqualTo(url("/logs/2026/night%201.report-u.html"));
        assertThat(server.calls()).singleElement()
                .satisfies(put -> assertThat(put.body()).isEqualTo("<!DOCTYPE html>ä"));
        assertThat(sent.get()).containsEntry("If-none-match", List.of("*"))
                .containsEntry("X-ms-blob-type", List.of("BlockBlob"))
                .containsEntry("Content-type", List.of("text/html; charset=utf-8"));
    }

    @Test
    void aPageThatIsThereAlreadyIsStored() {
        server.on("PUT", "/evidence/logs/night.html", answer(409, xmlError("BlobAlreadyExists", "It exists."),
                "Content-Type", "application/xml", "x-ms-error-code", "BlobAlreadyExists"));

        assertThat(valueOf(azure().files().store(url("/logs/night.html"), BINARY))).isEqualTo(url("/logs/night.html"));
    }

    @Test
    void passesOnWhyAPageMayNotBeStored() {
        for (int status : new int[]{403, 409, 503}) {
            server.on("PUT", "/evidence/logs/%d.html".formatted(status), answer(status,
                    xmlError("AccountIsDisabled", "No."), "Content-Type", "application/xml"));

            assertThat(failureOf(azure().files().store(url("/logs/%d.html".formatted(status)), BINARY)).status())
                    .isEqualTo(status);
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
