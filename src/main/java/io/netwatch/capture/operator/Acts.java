package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;

/** Carries out one call of a decision and says what it showed. */
@FunctionalInterface
public interface Acts {

    /** @param request on whose behalf the call is made */
    Observation perform(Request request, Call call);

    /** The request cannot be ordered: what was read about it may be outdated as soon as somebody mends it. */
    default void blocked(Request request, Reason reason) {}
}
