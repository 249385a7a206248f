package io.netwatch.capture.core.request;

/**
 * What matters of a target before a capture.
 *
 * @param location Azure's short name of the region, such as {@code westus2}
 * @param running false when the machine is known to be stopped or deallocated
 * @param agentReady whether the Network Watcher agent extension is there
 */
public record TargetFacts(String location, boolean running, boolean agentReady) {}
