package io.netwatch.capture.cluster;

import io.netwatch.capture.core.policy.Policy;
import java.util.List;

/** The policies of the cluster, as far as this process has seen them. */
public interface Policies {

    List<Policy> in(String namespace);
}
