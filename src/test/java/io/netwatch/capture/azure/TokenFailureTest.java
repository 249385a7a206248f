package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.MsalServiceException;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why Entra gave no token: its verdict on the credential, or trouble that passes. */
class TokenFailureTest {
    private static final TokenFailure.Describer ENTRA = new TokenFailure.Describer(URI.create("https://login.example/"),
            Optional.of(new Confidential("hunter2")));

    @ParameterizedTest
    @CsvSource({"399, false", "400, true", "401, true", "428, true", "429, false", "430, true", "499, true",
            "500, false", ", false"})
    void onlyAVerdictOnTheCredentialBlocks(Integer status, boolean verdict) {
        ArmFailure failure = ENTRA.describe(new IllegalStateException(refusal(status, "AADSTS7000215: invalid.")))
                .failure();

        assertThat(failure).isEqualTo(verdict
                ? new ArmFailure(401, "TokenRefused", "AADSTS7000215: invalid.", false)
                : ArmFailure.notSent("No token came from https://login.example/: AADSTS7000215: invalid."));
    }

    @Test
    void theWordsAreTheSameEachTimeAndWithoutTheSecret() {
        String words = "AADSTS7000215: hunter2 is wrong. Trace ID: 1234 Correlation ID: 5678 Timestamp: now";

        assertThat(ENTRA.describe(refusal(401, words)).failure().message()).isEqualTo("AADSTS7000215: *** is wrong.");
    }

    @Test
    void whatTheNetworkSaysIsToldWithWhereItWasTried() {
        TokenFailure failure = ENTRA.describe(new IOException("Connection refused"));

        assertThat(failure.failure())
                .isEqualTo(ArmFailure.notSent("No token came from https://login.example/: Connection refused"));
        assertThat(failure).hasMessage(failure.failure().message());
    }

    private static MsalServiceException refusal(Integer status, String words) {
        return new MsalServiceException(words, "invalid_client") {
            @Override
            public Integer statusCode() {
                return status;
            }
        };
    }
}
