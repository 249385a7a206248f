package io.netwatch.capture.cluster;

import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.policy.Policy;

/** What policies have done, as far as this process has seen it. */
@FunctionalInterface
public interface PolicyActivity {

    /** @param uid the policy's, by which its Events are found */
    Activity of(Policy policy, String uid);
}
