package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Who may talk to the server.
 *
 * @param home the server's folder; it makes its own serving certificate below it
 * @param adminToken a bearer token of the group system:masters
 */
record Credentials(Path home, String adminToken) {

    static Credentials create(Path home) throws IOException {
        Credentials credentials = new Credentials(home, new BigInteger(128, new SecureRandom()).toString(36));
        Files.writeString(credentials.tokens(), credentials.adminToken() + ",admin,1,system:masters\n");
        Files.writeString(credentials.serviceAccountKey(), newKey());
        return credentials;
    }

    /** The file that the server reads its users from. */
    Path tokens() {
        return home.resolve("tokens.csv");
    }

    Path serviceAccountKey() {
        return home.resolve("service-accounts.key");
    }

    /** The serving certificate followed by the authority that signed it; there once the server serves. */
    Path authority() {
        return home.resolve("certificates").resolve("apiserver.crt");
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            String body = Base64.getMimeEncoder(64, new byte[]{'\n'})
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has RSA.", e);
        }
    }
}
