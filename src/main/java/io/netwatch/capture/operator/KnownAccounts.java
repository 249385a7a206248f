package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.Credentials.Missing;
import io.netwatch.capture.azure.SecretKeys;
import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.core.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * {@link Accounts} from the Secret that a request names in its own namespace, or else the operator's own. Good
 * credentials are believed for a minute; missing ones are never remembered, so that a request heals as soon as it looks
 * again.
 */
public final class KnownAccounts implements Accounts {
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(60);

    private final Supplier<Credentials> own;
    private final Secrets secrets;
    private final SecretKeys keys;
    private final InstantSource clock;
    private final Map<CredentialsSource, Known> known = new ConcurrentHashMap<>();

    private record Known(Credentials.Present credentials, Instant until) {}

    /** @param own reads the operator's own, which may change as well */
    public KnownAccounts(Supplier<Credentials> own, Secrets secrets, SecretKeys keys, InstantSource clock) {
        this.own = own;
        this.secrets = secrets;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Credentials of(Request request) {
        Instant now = clock.instant();
        known.values().removeIf(each -> !now.isBefore(each.until()));
        CredentialsSource source = CredentialsSource.of(request);
        Known kept = known.get(source);
        return kept == null ? read(source, now) : kept.credentials();
    }

    @Override
    public void forget(Request request) {
        known.remove(CredentialsSource.of(request));
    }

    private Credentials read(CredentialsSource source, Instant now) {
        Credentials read = source.secret().isEmpty() ? own.get() : secret(source);
        if (read instanceof Credentials.Present present) {
            known.put(source, new Known(present, now.plus(BELIEVED_FOR)));
        }
        return read;
    }

    private Credentials secret(CredentialsSource source) {
        return switch (secrets.read(source.namespace().orElseThrow(), source.secret().orElseThrow())) {
            case Secrets.Reading.Found(var values, var _) -> keys.read(source.secretName(), values);
            case Secrets.Reading.Absent() -> new Missing("Secret %s does not exist: create it with the keys %s."
                    .formatted(source.secretName(), "AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET"));
            case Secrets.Reading.Forbidden() -> new Missing(("The operator may not read Secret %s: give its "
                    + "ServiceAccount a Role there with verb get on secrets and resourceNames [%s].")
                    .formatted(source.secretName(), source.secret().orElseThrow()));
        };
    }
}
