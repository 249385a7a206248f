package io.netwatch.sandbox.launcher;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets of one run.
 *
 * @param bridgeToken the alert sender's
 * @param clientSecret the app registration's, with which the operator signs in at Entra
 */
public record Secrets(String bridgeToken, String clientSecret) {

    static Secrets random() {
        return new Secrets(secret(), secret());
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
