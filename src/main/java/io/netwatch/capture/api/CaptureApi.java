package io.netwatch.capture.api;

/** Names of the API group: the domain is a placeholder and stands here only. */
public final class CaptureApi {
    public static final String GROUP = "capture.netwatch.io";
    public static final String VERSION = "v1alpha1";
    public static final String FINALIZER = GROUP + "/azure-session";

    /** Annotation of a request: the W3C {@code traceparent} of whatever asked for it. */
    public static final String TRACE = GROUP + "/traceparent";

    /** Annotation of a flight recorder's recording: the request that has asked for its end. */
    public static final String FROZEN_BY = GROUP + "/frozen-by";

    private CaptureApi() {}
}
