package io.netwatch.capture.core.request;

import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.error.Outcome;
import io.netwatch.capture.core.terms.ArmFailure;

/** What a failed PUT says about the session. */
final class CreateFailure {
    private CreateFailure() {}

    /**
     * Whether Azure certainly has no session after it. Answers such as 400 or 409 are not certain: the words for "this
     * name exists" were never recorded, so they are followed by a look.
     */
    static boolean isCertain(ArmFailure failure) {
        boolean waits = !(ErrorTable.outcome(failure) instanceof Outcome.Block);
        boolean unauthorized = failure.status() == 401 || failure.status() == 403;
        return !failure.sent() || (!failure.uncertain() && (waits || unauthorized));
    }
}
