package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.core.request.Request;

/** By whose credentials the calls of a request are made. */
public interface Accounts {

    Credentials of(Request request);

    /** What was known of this request's credentials is doubtful: the next answer is a fresh one. */
    void forget(Request request);
}
