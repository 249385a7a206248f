package io.netwatch.capture.cluster;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.policy.NewRequest;
import java.time.Instant;

/** Takes new requests. Never throws: the alert's sender is told what happened. */
public interface RequestStore {

    Stored create(NewRequest request);

    /**
     * Asks for an early end that keeps the file, because the alert was resolved: {@code desiredState} becomes
     * {@code Stopped}, and the trigger tells the time. Whom a person has stopped before stays that person's.
     */
    Stopped stop(String namespace, String name, Instant resolved);

    /** What the API server said to that. */
    sealed interface Stopped {

        /** It is asked for now. */
        record Asked() implements Stopped {}

        /** There is no such request any more, or it was asked for before. */
        record Gone() implements Stopped {}

        /** Trouble, in the API server's own words: a later try may succeed. */
        record Unavailable(String message) implements Stopped {}
    }

    /** What the API server said. */
    sealed interface Stored {

        /** It is stored now. */
        record Created() implements Stored {}

        /** An object of this name was there before; it holds this spec. */
        record AlreadyThere(PacketCaptureRequestSpec spec) implements Stored {}

        /** The API server refuses this object for good, in its own words. */
        record Refused(String message) implements Stored {}

        /** The API server could not be reached or has trouble: a later try may succeed. */
        record Unavailable(String message) implements Stored {}
    }
}
