package io.netwatch.capture.cluster;

import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.Sibling;
import java.util.List;

/** The requests that policies have ordered, as far as this process has seen them. */
public interface Siblings {

    List<Sibling> of(Policy policy);
}
