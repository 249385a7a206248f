package io.netwatch.capture.app;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.bridge.BridgeConfig;

/** Gives every room the part of the configuration that it declares. */
final class Settings {
    /** No capture file is longer. */
    private static final long MOST_READ_BYTES = 4_294_967_295L;

    private Settings() {}

    static BridgeConfig bridge(Configuration config) {
        if (config.bridge() == null) {
            throw new Misconfigured("bridge is missing: it needs bridge.tokens, a list of {file, namespace}");
        }
        return new BridgeConfig(config.bridge().host(), config.bridge().port(), config.bridge().tokens().stream()
                .map(token -> new BridgeConfig.Caller(token.file(), token.namespace())).toList(), null);
    }

    static long maxReadBytes(Configuration config) {
        long bytes = config.evidence().maxReadBytes();
        if (bytes < 1 || bytes > MOST_READ_BYTES) {
            throw new Misconfigured("evidence.maxReadBytes is " + bytes + ": give 1 to " + MOST_READ_BYTES);
        }
        return bytes;
    }
}
