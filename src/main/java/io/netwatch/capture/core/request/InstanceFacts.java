package io.netwatch.capture.core.request;

/**
 * What matters of one instance of a scale set.
 *
 * @param id the short one, such as {@code 3}
 * @param running false when it is known to be stopped or deallocated
 * @param agentReady whether Azure shows the Network Watcher agent extension on it
 * @param latestModel whether all that is in the scale set's model has been applied to it
 */
public record InstanceFacts(String id, boolean running, boolean agentReady, boolean latestModel) {}
