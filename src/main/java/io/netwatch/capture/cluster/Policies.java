package io.netwatch.capture.cluster;

import io.netwatch.capture.core.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The policies of the cluster, as far as this process has seen them. */
public interface Policies {

    List<Policy> in(String namespace);

    /** Which policy of that name there is; empty when none has been seen. */
    default Optional<String> uid(String namespace, String name) {
        return Optional.empty();
    }
}
