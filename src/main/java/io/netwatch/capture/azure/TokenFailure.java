package io.netwatch.capture.azure;

import com.microsoft.aad.msal4j.MsalServiceException;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Confidential;
import io.netwatch.capture.core.terms.Plain;
import java.io.Serial;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** No token could be got, so that the request itself was never sent. */
final class TokenFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
    // A record is not serializable; this exception never leaves the room.
    private final transient ArmFailure failure;

    private TokenFailure(ArmFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    ArmFailure failure() {
        return failure;
    }

    /** Puts Entra's errors into words that are short, the same each time, and free of the secret. */
    record Describer(URI authority, Optional<Confidential> secret) {
        static final String CODE = "TokenRefused";
        // Entra ends its sentences with ids and times that are new in every answer.
        private static final Pattern ONE_TIME_WORDS = Pattern.compile("(?s)\\s*(Trace ID|Correlation ID|Timestamp):.*");

        TokenFailure describe(Throwable error) {
            ArmFailure failure = Causes.first(error, MsalServiceException.class).filter(Describer::isRefusal)
                    .map(refusal -> new ArmFailure(401, CODE, words(refusal), false))
                    .orElseGet(() -> ArmFailure.notSent(
                            Plain.text("No token came from %s: %s".formatted(authority, words(error)), 300)));
            return new TokenFailure(failure, error);
        }

        // 429 and 5xx are Entra's own trouble and pass; every other answer is its verdict on the credential.
        private static boolean isRefusal(MsalServiceException error) {
            Integer status = error.statusCode();
            return status != null && status >= 400 && status < 500 && status != 429;
        }

        private String words(Throwable error) {
            String text = Causes.words(error);
            String safe = secret.map(hidden -> text.replace(hidden.text(), hidden.toString())).orElse(text);
            return Plain.text(ONE_TIME_WORDS.matcher(safe).replaceFirst(""), 300);
        }
    }
}
