package io.netwatch.capture.core.request;

/**
 * What matters of a storage account before a capture.
 *
 * @param location Azure's short name of the region
 * @param tier {@code Standard} or {@code Premium}
 * @param sharedKeys whether the agent, which writes with a signature of the account's key, may do so
 * @param openNetwork false when the account's firewall keeps out whoever it does not name
 */
public record StorageFacts(String location, String tier, boolean sharedKeys, boolean openNetwork) {}
