package io.netwatch.capture.core.terms;

import java.time.Instant;
import java.util.Optional;

/**
 * A call to Azure that did not succeed.
 *
 * @param status HTTP status; 0 when no answer came
 * @param code Azure's error code such as {@code AuthorizationFailed}; empty when there was none
 * @param message Azure's own words, or what the network said; free of secrets
 * @param sent false when it is certain that the request never left: no address, refused, no TLS, no token
 * @param notBefore when Azure wants this one call again; unlike throttling it says nothing about other calls
 */
public record ArmFailure(int status, String code, String message, boolean sent, Optional<Instant> notBefore) {
    /** Our own code, for want of one of Azure's. */
    public static final String NO_CREDENTIALS = "NoCredentials";

    public ArmFailure(int status, String code, String message, boolean sent) {
        this(status, code, message, sent, Optional.empty());
    }

    public static ArmFailure refused(int status, String code, String message) {
        return new ArmFailure(status, code, message, true);
    }

    /** The request may have been carried out although no answer came. */
    public static ArmFailure lost(String message) {
        return new ArmFailure(0, "", message, true);
    }

    /** The request certainly was not carried out. */
    public static ArmFailure notSent(String message) {
        return new ArmFailure(0, "", message, false);
    }

    /** There is nothing to ask Azure with; the sentence names what is missing and where. */
    public static ArmFailure noCredentials(String sentence) {
        return new ArmFailure(0, NO_CREDENTIALS, sentence, false);
    }

    public ArmFailure notBefore(Instant moment) {
        return new ArmFailure(status, code, message, sent, Optional.of(moment));
    }

    /** Azure may have acted in spite of this failure. */
    public boolean uncertain() {
        return sent && (status == 0 || status == 408 || status >= 500);
    }
}
