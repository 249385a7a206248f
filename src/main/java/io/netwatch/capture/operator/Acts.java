package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;

/** Carries out one call of a decision and says what it showed. */
@FunctionalInterface
public interface Acts {

    /** @param request on whose behalf the call is made */
    Observation perform(Request request, Call call);
}
