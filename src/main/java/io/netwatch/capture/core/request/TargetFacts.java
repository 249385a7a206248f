package io.netwatch.capture.core.request;

import java.util.Optional;

/**
 * What matters of a target before a capture.
 *
 * @param location Azure's short name of the region, such as {@code westus2}
 * @param os empty when Azure does not tell
 * @param running false when the machine is known to be stopped or deallocated; a scale set's instances tell for themselves
 * @param agentReady whether the Network Watcher agent extension is there; of a scale set: in its model
 */
public record TargetFacts(TargetKind kind, String location, Optional<Os> os, boolean running, boolean agentReady) {

    /** Operating systems, in Azure's spelling. */
    public enum Os {
        Linux, Windows
    }

    /** A machine of which Azure does not tell the operating system. */
    public TargetFacts(String location, boolean running, boolean agentReady) {
        this(TargetKind.Machine, location, Optional.empty(), running, agentReady);
    }
}
