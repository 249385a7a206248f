package io.netwatch.capture.api;

/** Names of the API group: the domain is a placeholder and stands here only. */
public final class CaptureApi {
    public static final String GROUP = "capture.netwatch.io";
    public static final String VERSION = "v1alpha1";
    public static final String FINALIZER = GROUP + "/azure-session";

    private CaptureApi() {}
}
