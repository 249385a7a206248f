package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;

/** Carries out one call of a decision and says what it showed. */
@FunctionalInterface
public interface Acts {

    Observation perform(Call call);
}
