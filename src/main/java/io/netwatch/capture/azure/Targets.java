package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;

/** What Azure knows about machines and the watchers of their regions. One request per call, as in {@link Captures}. */
public interface Targets {

    /** The facts about a virtual machine, or nothing when there is no such machine. */
    Answer<Optional<TargetFacts>> read(ArmId virtualMachine);

    /** All Network Watchers of a subscription: at most one per region, in any resource group. */
    Answer<List<Watcher>> watchers(String subscription);
}
