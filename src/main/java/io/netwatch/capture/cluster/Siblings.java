package io.netwatch.capture.cluster;

import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import java.util.List;
import java.util.Optional;

/** The requests that policies have ordered, as far as this process has seen them. */
public interface Siblings {

    List<Sibling> of(Policy policy);

    /** The policy of that name, if there is one, and its requests. */
    default SiblingsRead read(Policies policies, String namespace, String name) {
        return policies.in(namespace).stream().filter(policy -> policy.name().equals(name)).findFirst()
                .map(policy -> new SiblingsRead(Optional.of(policy.spec()), of(policy)))
                .orElseGet(() -> new SiblingsRead(Optional.empty(), List.of()));
    }
}
