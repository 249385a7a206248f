package io.netwatch.fuzz;

import io.netwatch.capture.azure.AzureReaders;
import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.SecretKeys;
import io.netwatch.capture.core.terms.Confidential;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Secret with somebody's credentials, and a certificate in PEM. */
public final class CredentialsFuzz {
    private static final SecretKeys KEYS = new SecretKeys(AzureReaders.clouds(), Optional.empty());
    // A value with a digit, as none is in our own words, which a value may repeat by chance.
    private static final int SHORTEST_SECRET = 12;

    private CredentialsFuzz() {}

    /** @param data keys and values, KEY=VALUE, each up to a byte 0 */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        AzureReaders.certificate(text)
                .ifPresent(sentence -> Promise.that(sentence.length() < 300, "a sentence without the text"));
        Map<String, Confidential> values = new HashMap<>();
        for (String pair : text.split("\0", -1)) {
            int sign = pair.indexOf('=');
            values.put(sign < 0 ? pair : pair.substring(0, sign), new Confidential(pair.substring(sign + 1)));
        }
        String told = KEYS.read("shop/azure", values) instanceof Credentials.Missing missing ? missing.toString() : "";
        values.values().stream().map(Confidential::text)
                .filter(value -> value.length() >= SHORTEST_SECRET && value.chars().anyMatch(Character::isDigit))
                .forEach(value -> Promise.that(!told.contains(value), "no value in " + told));
    }
}
