package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Reason;
import java.util.EnumSet;
import java.util.Set;

/** A request's status for every word, as the core writes it at the end of a visit. */
public final class EveryStatus {
    /** Trouble that passes shows in Reconciling, beside the word that stood there before. */
    public static final Set<Reason> TROUBLES = EnumSet.of(Reason.Throttled, Reason.AzureBusy, Reason.AzureUnavailable,
            Reason.NoAnswer);

    private EveryStatus() {}

    /** The generation that every status here speaks of. */
    public static long generation() {
        return Given.aRequest().request().generation();
    }

    /** The status of a request that has just come to stand like this. */
    public static PacketCaptureRequestStatus of(Reason reason) {
        return after(Given.anOrder(), rest(reason));
    }

    /** The status of a request that stood like this when Azure had passing trouble. */
    public static PacketCaptureRequestStatus inTrouble(Reason before, Reason trouble) {
        return after(Given.anOrder().standing(before), new Retry(Given.sec(9), trouble));
    }

    private static PacketCaptureRequestStatus after(Given given, Rest rest) {
        return Report.of(given.request(), rest, Given.sec(5)).status();
    }

    private static Rest rest(Reason reason) {
        if (TROUBLES.contains(reason)) {
            return new Retry(Given.sec(9), reason);
        }
        return switch (reason.standing()) {
            case Working, Steady -> new Wait(Given.sec(9), reason, "");
            case Blocked -> new Stall(Given.sec(9), reason, "");
            case Succeeded, Failed -> new Finish(reason, "");
        };
    }
}
