package io.netwatch.fuzz;

import io.netwatch.capture.azure.AzureReaders;
import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Refusals: status, Retry-After, storage's own code, and a body of JSON, XML, HTML or anything else. */
public final class ArmErrorFuzz {
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504);
    private static final int PARTS = 3;

    private ArmErrorFuzz() {}

    /** @param data a byte for the status, then Retry-After, code and body, one a line, the body to the end */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String[] parts = Promise.text(data).substring(1).split("\n", PARTS);
        String retryAfter = parts[0];
        String code = parts.length > 1 ? parts[1] : "";
        String body = parts.length > 2 ? parts[2] : "";
        check(AzureReaders.refusal(STATUSES.get((data[0] & 0x7f) % STATUSES.size()), retryAfter, code, body,
                AlertWorld.NOW));
        AzureReaders.moment(retryAfter, AlertWorld.NOW).ifPresent(ArmErrorFuzz::soon);
    }

    private static void check(Answer<?> answer) {
        switch (answer) {
            case Answer.Failed<?>(ArmFailure failure) -> {
                Promise.harmless(failure.message(), 1000);
                Promise.harmless(failure.code(), 100);
                Promise.that(ErrorTable.outcome(failure).reason() != null, "every refusal has a reason");
                failure.notBefore().ifPresent(ArmErrorFuzz::soon);
            }
            case Answer.NotBefore<?>(Instant until, boolean _) -> soon(until);
            case Answer.Ok<?> ok -> Promise.that(false, "a refusal is no success: " + ok);
        }
    }

    private static void soon(Instant until) {
        Duration wait = Duration.between(AlertWorld.NOW, until);
        Promise.that(wait.compareTo(Duration.ofSeconds(1)) >= 0 && wait.compareTo(Duration.ofDays(1)) <= 0,
                "a pause of a second to a day, not " + wait);
    }
}
