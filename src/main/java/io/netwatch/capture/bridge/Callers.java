package io.netwatch.capture.bridge;

import io.netwatch.capture.bridge.Caller.Known;
import io.netwatch.capture.bridge.Caller.Stranger;
import java.util.List;
import java.util.Optional;

/**
 * Decides who calls. Either proof is enough, a token in the address or one from Entra, unless both are required: then
 * both must be good, and for the same namespace.
 */
record Callers(UrlTokens urls, List<EntraTokens> entra, boolean both) {
    private static final Stranger NOBODY = new Stranger("The token is missing or unknown: send to /alerts/TOKEN or"
            + " /alerts?code=TOKEN, or with an Entra token of a secure webhook.");

    Callers {
        entra = List.copyOf(entra);
    }

    static Callers of(BridgeConfig config) {
        return new Callers(UrlTokens.load(config.callers(), config.deadline().multipliedBy(2)),
                config.entra().stream().map(EntraTokens::of).toList(), config.both());
    }

    /**
     * @param token from the address
     * @param bearer from the header Authorization
     */
    Caller of(Optional<String> token, Optional<String> bearer) {
        Optional<String> byUrl = token.flatMap(urls::namespaceOf);
        if (byUrl.isPresent() && !both) {
            return new Known(byUrl.get());
        }
        Caller byEntra = bearer.map(this::entra).orElse(NOBODY);
        if (!both || !(byEntra instanceof Known(var namespace))) {
            return byEntra;
        }
        return byUrl.filter(namespace::equals).isPresent() ? byEntra : NOBODY;
    }

    /** The tenant's own verdict counts; what another tenant's check says of the token does not matter. */
    private Caller entra(String bearer) {
        List<Caller> verdicts = entra.stream().map(tenant -> tenant.check(bearer)).toList();
        return verdicts.stream().filter(Known.class::isInstance).findFirst()
                .or(() -> verdicts.stream().filter(Caller.Undecided.class::isInstance).findFirst())
                .or(() -> verdicts.stream().findFirst()).orElse(NOBODY);
    }
}
