package io.netwatch.sandbox.azure;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fault does to the operation that a call starts.
 *
 * @param failure how it fails; empty when it does not
 * @param word with which it ends when it fails: Failed, or Canceled
 * @param lasts instead of as long as usual
 */
record OperationFate(Optional<ArmError> failure, String word, Optional<Duration> lasts) {
    static final OperationFate USUAL = new OperationFate(Optional.empty(), "Failed", Optional.empty());

    static OperationFate failing(ArmError error) {
        return new OperationFate(Optional.of(error), "Failed", Optional.empty());
    }

    /** Invented: no recording shows one, ARM's protocol has the word. */
    static OperationFate canceled() {
        return new OperationFate(Optional.of(new ArmError(409, "Canceled", "The operation was canceled.")), "Canceled",
                Optional.empty());
    }

    static OperationFate lasting(Duration time) {
        return new OperationFate(Optional.empty(), "Failed", Optional.of(time));
    }
}
