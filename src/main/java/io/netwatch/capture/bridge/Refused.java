package io.netwatch.capture.bridge;

/** A message is not taken, whatever it says. */
final class Refused extends Exception {
    private final transient Outcome outcome;

    Refused(Outcome outcome) {
        super(outcome.message());
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
