package io.netwatch.capture.core.error;

import io.netwatch.capture.core.error.Outcome.Block;
import io.netwatch.capture.core.error.Outcome.Retry;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.function.Predicate;

/** The one place that says what a failed call to Azure means. The first row that fits counts. */
public final class ErrorTable {
    private static final List<Row> ROWS = List.of(//
            row(failure -> failure.code().equals(ArmFailure.NO_CREDENTIALS), new Block(Reason.CredentialsMissing)),
            row(failure -> failure.status() == 0, new Retry(Reason.NoAnswer)),
            row(failure -> failure.status() == 408 || failure.status() >= 500, new Retry(Reason.AzureUnavailable)),
            // Azure says 429 for a lock too: "AnotherOperation" is not throttling, and waiting longer does not help.
            row(failure -> failure.code().contains("AnotherOperation"), new Retry(Reason.AzureBusy)),
            row(failure -> failure.code().equals("RetryableError"), new Retry(Reason.AzureBusy)),
            row(failure -> failure.status() == 429, new Retry(Reason.Throttled)),
            row(failure -> failure.status() == 401, new Block(Reason.CredentialsMissing)),
            row(failure -> failure.status() == 403, new Block(Reason.Forbidden)),
            // Only a call below a watcher names a parent.
            row(failure -> failure.code().equals("ParentResourceNotFound"), new Block(Reason.NoWatcher)),
            row(failure -> true, new Block(Reason.AzureRefused)));

    private ErrorTable() {}

    public static Outcome outcome(ArmFailure failure) {
        return ROWS.stream().filter(row -> row.fits().test(failure)).findFirst().orElseThrow().outcome();
    }

    private static Row row(Predicate<ArmFailure> fits, Outcome outcome) {
        return new Row(fits, outcome);
    }

    private record Row(Predicate<ArmFailure> fits, Outcome outcome) {}
}
