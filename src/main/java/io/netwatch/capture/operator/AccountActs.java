package io.netwatch.capture.operator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.netwatch.capture.azure.AzureConfig;
import io.netwatch.capture.azure.Caller;
import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.Leisure;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.InstallId;
import java.net.HttpURLConnection;
import java.util.function.Function;

/**
 * Makes every call with the credentials of its request, and once more when they turn out to have changed in the meantime:
 * whoever rotates a secret interrupts nothing.
 */
public final class AccountActs implements Acts {
    private static final int OPEN_AT_ONCE = 64;

    private final InstallId install;
    private final Accounts accounts;
    private final LoadingCache<AzureConfig, Acts> opened;

    /** @param open sets up the calls with given credentials; they keep the tokens, so few of them stay open */
    public AccountActs(InstallId install, Accounts accounts, Function<AzureConfig, Acts> open) {
        this.install = install;
        this.accounts = accounts;
        // Upkeep within the calls themselves: no thread of its own.
        this.opened = Caffeine.newBuilder().maximumSize(OPEN_AT_ONCE).executor(Runnable::run).build(open::apply);
    }

    @Override
    public Observation perform(Request request, Call call) {
        Credentials known = accounts.of(request);
        Observation seen = perform(known, request, call);
        if (!isUnauthorized(seen)) {
            return seen;
        }
        // The token may be at fault as well as the secret: both are fetched anew next time.
        forget(known, request);
        Credentials fresh = accounts.of(request);
        return fresh.equals(known) || mayNotBeRepeated(call, seen) ? seen : perform(fresh, request, call);
    }

    private Observation perform(Credentials credentials, Request request, Call call) {
        return switch (credentials) {
            case Credentials.Present(var config) -> Caller.of(install, request)
                    .call(() -> isPatient(request, call)
                            ? Leisure.call(() -> opened.get(config).perform(request, call))
                            : opened.get(config).perform(request, call));
            case Credentials.Missing(var sentence) -> new Refused(call, ArmFailure.noCredentials(sentence));
        };
    }

    /** A recording is for an alert that may never come; only to end it is as urgent as with any other capture. */
    private static boolean isPatient(Request request, Call call) {
        return request.recorder().isPresent() && !(call instanceof Stop || call instanceof Delete);
    }

    private void forget(Credentials credentials, Request request) {
        accounts.forget(request);
        if (credentials instanceof Credentials.Present(var config)) {
            opened.invalidate(config);
        }
    }

    private static boolean isUnauthorized(Observation seen) {
        return seen instanceof Refused(var _, var failure) && failure.status() == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    /** An order is sent once; one that never left, for want of a token, was not sent. */
    private static boolean mayNotBeRepeated(Call call, Observation seen) {
        return call instanceof Create && seen instanceof Refused(var _, var failure) && failure.sent();
    }
}
