package io.netwatch.capture.cluster;

/** Where a bridge tells of firings for which a policy left no room. */
public interface Refusals {

    /** Returns at once; it is a courtesy, and whatever goes wrong is logged only. */
    void tell(String namespace, String policy, String sentence);
}
