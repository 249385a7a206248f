package io.netwatch.capture.core.request;

import java.util.Optional;

/**
 * What makes a request a flight recorder's recording: its labels and its owner say so.
 *
 * @param policy whose recorder it is
 * @param policyUid tells that policy from a later one of the same name
 * @param number counts the recordings of one target
 * @param settings a hash of what the policy asked for when it was made
 * @param frozenBy the request that has asked for its end
 */
public record RecorderMark(String policy, String policyUid, int number, String settings, Optional<String> frozenBy) {}
