package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.CaptureApi;

/** Labels of requests that a policy ordered: people and later messages find them by these. */
public final class Labels {
    /** The policy's name, or a hash of it when it is longer than a label's value may be. */
    public static final String POLICY = CaptureApi.GROUP + "/policy";
    /** The same for the firing and the resolving of one alert. */
    public static final String ALERT = CaptureApi.GROUP + "/alert";

    /** Of a recording: the value of {@link #POLICY}, which it must not carry, since it counts for no limit. */
    public static final String RECORDER = CaptureApi.GROUP + "/recorder";
    /** Of a recording: which of its target's it is, the first being 1. */
    public static final String RECORDING = CaptureApi.GROUP + "/recording";
    /** Of a recording: a hash of what the policy asked for when it was made. */
    public static final String SETTINGS = CaptureApi.GROUP + "/recorder-settings";

    private Labels() {}

    /** The value of {@link #POLICY}. */
    public static String policy(String name) {
        return Naming.label(name);
    }
}
