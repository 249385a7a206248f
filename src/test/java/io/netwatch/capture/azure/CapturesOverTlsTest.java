package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.azure.ScriptedServer.Seen;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about sessions, as Azure sees and answers them. */
class CapturesOverTlsTest extends AzureOverTls {
    private static final String PATH = SESSION.id().text();

    @ParameterizedTest
    @ValueSource(ints = {201, 200})
    void createsASessionWithOnePutAndOneToken(int status) {
        server.on("PUT", "/night-1", answer(status, sessionBody(""), "Azure-AsyncOperation",
                server.origin() + "/operations/1", "Retry-After", "10"));

        Session session = valueOf(azure().captures().create(ORDER));

        assertThat(session.answers(ORDER)).isTrue();
        assertThat(server.calls()).singleElement().satisfies(put -> {
            assertThat(put.method()).isEqualTo("PUT");
            assertThat(put.uri().getPath()).isEqualTo(PATH);
            assertThat(put.authorization()).contains("Bearer the-token");
            assertThat(put.contentLength()).contains(String.valueOf(put.body().length()));
            assertThat(put.body()).contains("\"timeLimitInSeconds\":300", "\"targetType\":\"AzureVM\"",
                    "\"filePath\":\"/var/captures/night.cap\"");
        });
        assertThat(server.seen("POST", ScriptedServer.TOKEN_PATH)).hasSize(1);
    }

    @Test
    void sendsTheApiVersionOfTheCloudWithEveryCall() {
        Captures captures = azure().captures();
        captures.create(ORDER);
        captures.look(SESSION);
        captures.query(SESSION);
        captures.stop(SESSION);
        captures.delete(SESSION);

        assertThat(server.calls()).extracting(seen -> seen.uri().getQuery()).hasSize(5)
                .containsOnly("api-version=2024-05-01");
    }

    @Test
    void usesOneTokenForManyCalls() {
        Captures captures = azure().captures();
        captures.look(SESSION);
        captures.look(SESSION);
        captures.query(SESSION);

        assertThat(server.seen("POST", ScriptedServer.TOKEN_PATH)).hasSize(1);
    }

    @Test
    void looksASessionUp() {
        server.on("GET", "/night-1", answer(200, sessionBody("https://acct.blob.core.windows.net/c/a.cap?sig=secret")));

        assertThat(valueOf(azure().captures().look(SESSION))).hasValueSatisfying(session -> {
            assertThat(session.answers(ORDER)).isTrue();
            assertThat(session.blobUrl()).isEqualTo("https://acct.blob.core.windows.net/c/a.cap");
            assertThat(session.provisioningState()).isEqualTo("Updating");
        });
    }

    @Test
    void readsTheRunStateFromTheFirstAnswerAndFollowsNothing() {
        server.on("POST", "/queryStatus", answer(202, """
                {"name":"night-1","captureStartTime":"2026-11-24T01:59:30.5Z","packetCaptureStatus":"Running",
                "packetCaptureError":[]}""", "Location", server.origin() + "/operationResults/1", "Retry-After", "10"));

        assertThat(valueOf(azure().captures().query(SESSION))).hasValueSatisfying(state -> {
            assertThat(state.status()).isEqualTo(RunState.Status.Running);
            assertThat(state.startTime()).contains(Instant.parse("2026-11-24T01:59:30.5Z"));
        });
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void knowsNothingAfterAnEmpty202() {
        server.on("POST", "/queryStatus", answer(202, "", "Location", server.origin() + "/operationResults/1"));

        assertThat(valueOf(azure().captures().query(SESSION))).map(RunState::status)
                .contains(RunState.Status.Unknown);
    }

    @Test
    void findsNothingWhereAzureSays404() {
        Captures captures = azure().captures();

        assertThat(valueOf(captures.look(SESSION))).isEmpty();
        assertThat(valueOf(captures.query(SESSION))).isEmpty();
        assertThat(valueOf(captures.stop(SESSION))).isFalse();
        assertThat(valueOf(captures.delete(SESSION))).isFalse();
    }

    @Test
    void reportsA404OfACreationAsAFailureBecauseTheWatcherIsGone() {
        server.on("PUT", "/night-1", answer(404, errorBody("ParentResourceNotFound", "No such watcher.")));

        assertThat(failureOf(azure().captures().create(ORDER)))
                .isEqualTo(ArmFailure.refused(404, "ParentResourceNotFound", "No such watcher."));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void stopsASession(int status) {
        server.on("POST", "/stop", answer(status, "", "Location", server.origin() + "/operationResults/1"));

        assertThat(valueOf(azure().captures().stop(SESSION))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"202, true", "200, true", "204, false", "404, false"})
    void deletesASession(int status, boolean accepted) {
        server.on("DELETE", "/night-1", answer(status, ""));

        assertThat(valueOf(azure().captures().delete(SESSION))).isEqualTo(accepted);
    }

    @Test
    void staysAwayForAsManySecondsAsAzureSays() {
        server.on("GET", "/night-1", answer(429, errorBody("TooManyRequests", "Slow down."), "Retry-After", "17"));

        assertThat(azure().captures().look(SESSION)).isEqualTo(new NotBefore<>(NOW.plusSeconds(17), true));
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void staysAwayUntilTheDateThatAzureSays() {
        Instant until = NOW.plus(Duration.ofMinutes(3));
        server.on("PUT", "/night-1", answer(503, "", "Retry-After",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC))));

        assertThat(azure().captures().create(ORDER)).isEqualTo(new NotBefore<>(until, false));
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void namesTheBusyResourceWhenAzureGivesNoTime() {
        server.on("PUT", "/night-1", answer(429, """
                {"error":{"code":"RetryableError","message":"A retryable error occurred.","details":[
                {"code":"RetryableErrorDueToAnotherOperation","message":"Another operation is updating it."}]}}"""));

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure).extracting(ArmFailure::status, ArmFailure::code).containsExactly(429,
                "RetryableErrorDueToAnotherOperation");
        assertThat(failure.uncertain()).isFalse();
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void takesAGatewaysPageAsAnUncertainFailureAfterOneTry(int status) {
        server.on("PUT", "/night-1", answer(status, "<html><body>Bad</body></html>", "Content-Type", "text/html"));

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.message()).doesNotContain("<").contains(String.valueOf(status));
        assertThat(failure.uncertain()).isTrue();
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "{\"name\":", "{}", "null", "[]", ""})
    void takesASuccessThatCannotBeReadAsUncertain(String body) {
        server.on("PUT", "/night-1", answer(201, body));

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure.status()).isZero();
        assertThat(failure.uncertain()).isTrue();
    }

    @Test
    void passesOnWhyAzureRefuses() {
        server.on("GET", "/night-1", answer(403, errorBody("AuthorizationFailed", "The client may not read.")));

        assertThat(failureOf(azure().captures().look(SESSION)))
                .isEqualTo(ArmFailure.refused(403, "AuthorizationFailed", "The client may not read."));
    }

    @Test
    void neverTakesTheTokenToAnotherHost() {
        try (ScriptedServer stranger = anotherServer()) {
            String elsewhere = stranger.origin() + PATH;
            server.on("GET", "/night-1", answer(307, "", "Location", elsewhere));
            server.on("POST", "/queryStatus",
                    answer(202, "", "Location", elsewhere, "Azure-AsyncOperation", elsewhere));
            Captures captures = azure().captures();

            assertThat(failureOf(captures.look(SESSION)).status()).isEqualTo(307);
            captures.query(SESSION);

            assertThat(stranger.calls()).isEmpty();
            assertThat(server.calls()).extracting(Seen::method).containsExactly("GET", "POST");
        }
    }
}
