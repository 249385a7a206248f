package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.InstanceFacts;
import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;

/** What Azure knows about machines and the watchers of their regions. One request per call, as in {@link Captures}. */
public interface Targets {

    /** The facts about a virtual machine or a scale set, or nothing when there is none. */
    Answer<Optional<TargetFacts>> read(ArmId target);

    /** One page more of a scale set's instances. */
    Answer<Listing<InstanceFacts>> instances(ArmId scaleSet, Listing<InstanceFacts> soFar);

    /** One page more of a subscription's Network Watchers: at most one per region, in any resource group. */
    Answer<Listing<Watcher>> watchers(String subscription, Listing<Watcher> soFar);
}
