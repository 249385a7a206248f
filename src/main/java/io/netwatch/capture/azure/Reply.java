package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The first answer to a request, whole and as it came.
 *
 * @param retryAfter the header's text; empty when it was absent
 * @param errorCode what storage accounts say in a header of their own; empty when it was absent
 */
record Reply(int status, String retryAfter, String errorCode, String body) {
    static final RetryAfter RETRY_AFTER = new RetryAfter(Duration.ofSeconds(1), Duration.ofDays(1));
    private static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

    /** Makes a value of a body, or throws when it cannot. */
    interface Reading<V> {
        V read(String body) throws IOException;
    }

    static Reply of(HttpResponse response, String body) {
        return new Reply(response.getStatusCode(),
                Objects.requireNonNullElse(response.getHeaderValue(HttpHeaderName.RETRY_AFTER), ""),
                Objects.requireNonNullElse(response.getHeaderValue(ERROR_CODE), ""), body);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** Throttling comes before the deed; every other trouble may come after it. */
    boolean isThrottled() {
        return status == 429;
    }

    /** Something holds this one resource for a while: 429 too, but not because of the number of calls. */
    boolean isBusy() {
        return !isSuccess()
                && ErrorTable.outcome(AzureError.of(this).failure(status)).reason() == Reason.AzureBusy;
    }

    boolean isEmpty() {
        return body.isBlank() || body.strip().equals("null");
    }

    /** When Azure wants the next call. Other statuses carry the header too, but as a hint for polling. */
    Optional<Instant> notBefore(Instant now) {
        return isThrottled() || status == 503 || isBusy() ? RETRY_AFTER.moment(retryAfter, now) : Optional.empty();
    }

    /** The answer to a call that Azure wants again at {@code until}. */
    <V> Answer<V> later(Instant until) {
        return isBusy()
                ? new Answer.Failed<>(AzureError.of(this).failure(status).notBefore(until))
                : new Answer.NotBefore<>(until, isThrottled());
    }

    /** The value of a success, else the failure. A success that cannot be read tells nothing for certain. */
    <V> Answer<V> read(Reading<V> reading) {
        if (!isSuccess()) {
            return failed();
        }
        try {
            return new Answer.Ok<>(reading.read(body));
        } catch (IOException | RuntimeException e) {
            return unreadable();
        }
    }

    <V> Answer<V> failed() {
        return new Answer.Failed<>(AzureError.of(this).failure(status));
    }

    <V> Answer<V> unreadable() {
        return new Answer.Failed<>(
                ArmFailure.lost("Azure answered HTTP %d with a body that cannot be read.".formatted(status)));
    }
}
