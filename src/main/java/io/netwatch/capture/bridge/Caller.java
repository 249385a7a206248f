package io.netwatch.capture.bridge;

/** Who sends a message, decided from its address and headers before its body is read. */
sealed interface Caller {

    /** May send, and what it sends meets the policies of this namespace. */
    record Known(String namespace) implements Caller {}

    /** May not, for a reason that tells an honest sender what to mend and a dishonest one nothing. */
    record Stranger(String why) implements Caller {}

    /** Cannot be told at the moment: the sender is asked to try again. */
    record Undecided(String why) implements Caller {}
}
