package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.Confidential;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** As whom Entra is asked for a token, and by what it knows us. Equal values are the same identity with the same secret. */
public sealed interface Identity {

    /** The application (client) id; empty for a managed identity that the platform knows by itself. */
    Optional<String> client();

    /** What must not be repeated in words. */
    default Optional<Confidential> secret() {
        return Optional.empty();
    }

    /** A kind of identity, in the configuration's own word. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** The password of an app registration. */
    record ClientSecret(App app, Confidential password) implements Identity {
        public ClientSecret {
            if (password.text().isBlank()) {
                throw new IllegalArgumentException("The client secret is empty. Store the secret's value.");
            }
        }

        @Override
        public Optional<String> client() {
            return Optional.of(app.clientId());
        }

        @Override
        public Optional<Confidential> secret() {
            return Optional.of(password);
        }
    }

    /** @param pem certificate and private key (PKCS#8) of an app registration */
    record ClientCertificate(App app, Confidential pem) implements Identity {
        public ClientCertificate {
            Pem.check(pem.text());
        }

        @Override
        public Optional<String> client() {
            return Optional.of(app.clientId());
        }

        @Override
        public Optional<Confidential> secret() {
            return Optional.of(pem);
        }
    }

    /** @param tokenFile holds the token of this pod's ServiceAccount, renewed by the kubelet; read whenever it is needed */
    record WorkloadIdentity(App app, Path tokenFile) implements Identity {
        @Override
        public Optional<String> client() {
            return Optional.of(app.clientId());
        }
    }

    /** @param client of a user-assigned identity; empty for the machine's own */
    record ManagedIdentity(Optional<String> client) implements Identity {
        public ManagedIdentity {
            client.ifPresent(id -> App.require("clientId", id, "client id of the managed identity"));
        }
    }

    /** Who is signed in with Microsoft's {@code az} on this machine; for people's commands, never for the operator. */
    record AzureCli() implements Identity {
        @Override
        public Optional<String> client() {
            return Optional.empty();
        }
    }

    /**
     * An app registration.
     *
     * @param tenantId directory (tenant) id or domain
     * @param clientId application (client) id
     */
    record App(String tenantId, String clientId) {
        // The tenant becomes a part of the token's address.
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,127}");

        public App {
            require("tenantId", tenantId, "directory (tenant) id of the app registration");
            require("clientId", clientId, "application (client) id of the app registration");
        }

        static void require(String field, String value, String meaning) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("%s is empty. Set it to the %s.".formatted(field, meaning));
            }
            // The value is not repeated: somebody may have mixed up the fields, and then it is the secret.
            if (!PLAIN.matcher(value).matches()) {
                throw new IllegalArgumentException("%s has other characters than letters, digits, dots and dashes, "
                        .formatted(field) + "or too many. Set it to the %s.".formatted(meaning));
            }
        }
    }
}
