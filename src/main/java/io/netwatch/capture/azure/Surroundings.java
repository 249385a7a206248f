package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.AgentFacts;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.StorageFacts;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;

/** What a capture needs beside its target and its watcher. One request per call, as in {@link Captures}. */
public interface Surroundings {

    /** The facts about a storage account, or nothing when there is none. */
    Answer<Optional<StorageFacts>> storage(ArmId account);

    /** The id of the resource that made this group for itself; empty when people made it, or when it does not exist. */
    Answer<String> managerOf(String subscription, String resourceGroup);

    /** The sessions of a region against its quota; unknown where Azure tells no quota for them. */
    Answer<SessionCount> sessions(String subscription, String location);

    /** The agent of a virtual machine, or nothing when there is no such machine. */
    Answer<Optional<AgentFacts>> agent(ArmId machine);

    /** Orders the agent extension, which is there after a minute or so; the same order again changes nothing. */
    Answer<Boolean> installAgent(ArmId machine, AgentFacts agent);
}
