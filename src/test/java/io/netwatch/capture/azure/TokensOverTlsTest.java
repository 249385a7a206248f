package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static io.netwatch.capture.azure.ScriptedServer.drop;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmFailure;
import org.junit.jupiter.api.Test;

/** What a call answers when Entra gives no token. */
class TokensOverTlsTest extends AzureOverTls {
    @Test
    void passesOnWhyEntraRefusesWithoutTheSecret() {
        server.on("POST", ScriptedServer.TOKEN_PATH, answer(401, """
                {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided: %s. \
                Trace ID: 0f1e Correlation ID: 2d3c Timestamp: 2026-11-24 02:00:00Z","error_codes":[7000215]}"""
                .formatted(SECRET)));

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure).isEqualTo(new ArmFailure(401, "TokenRefused",
                "AADSTS7000215: Invalid client secret provided: ***.", false));
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void sendsNothingWhenEntraIsUnwell() {
        server.on("POST", ScriptedServer.TOKEN_PATH, answer(503, "<html>", "Content-Type", "text/html"));

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure.sent()).isFalse();
        assertThat(failure.status()).isZero();
        assertThat(failure.message()).contains(server.origin());
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void sendsNothingWhenEntraCannotBeReached() {
        server.on("POST", ScriptedServer.TOKEN_PATH, drop());

        ArmFailure failure = failureOf(azure().captures().create(ORDER));

        assertThat(failure.sent()).isFalse();
        assertThat(failure.uncertain()).isFalse();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void recoversAfterATokenThatNeverCame() {
        server.on("POST", ScriptedServer.TOKEN_PATH, server.silence());
        server.on("GET", "/night-1", answer(200, sessionBody("")));
        Captures captures = azure(server.origin(), HASTY).captures();

        ArmFailure failure = failureOf(captures.create(ORDER));
        server.on("POST", ScriptedServer.TOKEN_PATH,
                answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"second\"}"));

        assertThat(failure).isEqualTo(ArmFailure.notSent("No token came in time."));
        assertThat(valueOf(captures.look(SESSION))).isPresent();
    }
}
