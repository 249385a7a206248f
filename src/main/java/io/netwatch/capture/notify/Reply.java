package io.netwatch.capture.notify;

import java.time.Instant;
import java.util.Optional;

/** What became of one try. Words are sentences without any secret, for a status and an Event. */
public sealed interface Reply {

    record Delivered() implements Reply {}

    /** This message was not taken, or could not even be sent: others to the same sink may be. */
    record Refused(String words) implements Reply {}

    /**
     * The sink takes nothing just now.
     *
     * @param until when it wants to be asked again, if it says so
     */
    record Unavailable(String words, Optional<Instant> until) implements Reply {}
}
