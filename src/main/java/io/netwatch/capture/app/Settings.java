package io.netwatch.capture.app;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.bridge.BridgeConfig;

/** Gives every room the part of the configuration that it declares. */
final class Settings {
    private Settings() {}

    static BridgeConfig bridge(Configuration config) {
        if (config.bridge() == null) {
            throw new Misconfigured("bridge is missing: it needs bridge.tokens, a list of {file, namespace}");
        }
        return new BridgeConfig(config.bridge().host(), config.bridge().port(), config.bridge().tokens().stream()
                .map(token -> new BridgeConfig.Caller(token.file(), token.namespace())).toList(), null);
    }
}
