package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicySpec;

/** A policy as the core sees it. */
public record Policy(String namespace, String name, PacketCapturePolicySpec spec) {}
