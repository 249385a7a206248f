package io.netwatch.capture.azure;

import io.netwatch.capture.azure.Credentials.Missing;
import io.netwatch.capture.azure.Credentials.Present;
import io.netwatch.capture.azure.Identity.App;
import io.netwatch.capture.azure.Identity.ClientCertificate;
import io.netwatch.capture.azure.Identity.ClientSecret;
import io.netwatch.capture.azure.Identity.WorkloadIdentity;
import io.netwatch.capture.core.terms.Confidential;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the credentials that people keep in a Secret: under the names of Azure's tools, or under the older ones of
 * Microsoft's article about captures from alerts. Case does not matter.
 *
 * @param tokenFile the pod's federated token, for a Secret that names an app and holds no secret
 */
public record SecretKeys(Clouds clouds, Optional<Path> tokenFile) {
    private static final String TENANT = "AZURE_TENANT_ID";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE";
    private static final String CLOUD = "AZURE_CLOUD";
    private static final Map<String, String> OLDER = Map.of("AzureTenant", TENANT, "AzureClientID", CLIENT,
            "AzureCredPassword", SECRET);
    /** How every text begins that PowerShell's ConvertFrom-SecureString has made with a key. */
    private static final String SECURE_STRING = "76492d1116743f0423413b16050a5345";

    /** @param name of the Secret, for the sentences: namespace/name */
    public Credentials read(String name, Map<String, Confidential> values) {
        try {
            return read(given(values));
        } catch (IllegalArgumentException e) {
            return new Missing("Secret %s cannot be used: %s".formatted(name, e.getMessage()));
        }
    }

    private Credentials read(Map<String, String> given) {
        TrustedCloud place = Optional.ofNullable(given.get(CLOUD)).map(this::cloud).orElseGet(clouds::usualCloud);
        App app = new App(required(given, TENANT), required(given, CLIENT));
        return new Present(clouds.as(identity(given, app), place));
    }

    private Identity identity(Map<String, String> given, App app) {
        if (given.containsKey(SECRET) && given.containsKey(CERTIFICATE)) {
            throw new IllegalArgumentException(SECRET + " and " + CERTIFICATE + " are both set: remove one of them.");
        }
        if (given.containsKey(SECRET)) {
            return new ClientSecret(app, password(required(given, SECRET)));
        }
        return given.containsKey(CERTIFICATE)
                ? new ClientCertificate(app, new Confidential(required(given, CERTIFICATE)))
                : new WorkloadIdentity(app, tokenFile.orElseThrow(() -> new IllegalArgumentException(
                        "it has neither %s nor %s, and the operator has no federated token for workload identity: "
                                .formatted(SECRET, CERTIFICATE)
                                + "add one of the keys, or set azure.federatedTokenFile in its configuration.")));
    }

    private static Confidential password(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith(SECURE_STRING)) {
            throw new IllegalArgumentException(SECRET + " holds a PowerShell SecureString, which only PowerShell with "
                    + "its key can read: store the client secret itself, as the app registration showed it.");
        }
        return new Confidential(text);
    }

    private TrustedCloud cloud(String wanted) {
        // Nothing from a Secret is repeated: this one may stand under the wrong key.
        return clouds.find(wanted).orElseThrow(() -> new IllegalArgumentException("%s names no cloud of this operator: "
                .formatted(CLOUD) + "write one of %s.".formatted(clouds.names().stream().sorted().toList())));
    }

    private static String required(Map<String, String> given, String key) {
        String value = given.get(key);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("key %s is %s: add it.".formatted(key,
                    value == null ? "missing" : "empty"));
        }
        return value;
    }

    // A file that became a key ends in a newline that is not part of the secret.
    private static Map<String, String> given(Map<String, Confidential> values) {
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((key, value) -> given.put(key, value.text().strip()));
        OLDER.forEach((older, key) -> Optional.ofNullable(given.get(older))
                .ifPresent(value -> given.putIfAbsent(key, value)));
        return given;
    }
}
