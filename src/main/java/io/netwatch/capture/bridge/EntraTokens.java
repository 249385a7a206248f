package io.netwatch.capture.bridge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.netwatch.capture.bridge.Caller.Known;
import io.netwatch.capture.bridge.Caller.Stranger;
import io.netwatch.capture.bridge.Caller.Undecided;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Checks Entra's tokens for one caller: RS256 and nothing else, issuer, tenant, audience, sender, role and times. The
 * keys are fetched when first needed, kept, and fetched again at most twice a minute, however many tokens name keys that
 * nobody knows.
 */
final class EntraTokens {
    private static final Duration KEYS_KEPT = Duration.ofHours(6);
    private static final Duration KEYS_FETCHED_AT_MOST_EVERY = Duration.ofSeconds(30);
    private static final Duration KEYS_OUTLIVE_AN_OUTAGE = Duration.ofHours(24);
    /** Twice for one message at worst: waiting for another's fetch, and then an own one. */
    private static final int FETCH_MILLIS = 1000;
    private static final int LARGEST_KEYS_BYTES = 256 * 1024;
    private static final int LONGEST_TOKEN = 8192;
    private static final int CLOCK_SKEW_SECONDS = 60;

    private final EntraCaller caller;
    private final DefaultJWTProcessor<SecurityContext> tokens;

    private EntraTokens(EntraCaller caller, DefaultJWTProcessor<SecurityContext> tokens) {
        this.caller = caller;
        this.tokens = tokens;
    }

    static EntraTokens of(EntraCaller caller) {
        DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(caller)));
        // The verifier asks these sets for null, which immutable ones refuse.
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                new HashSet<>(caller.audiences()), null,
                Set.of("iss", "aud", "exp", "tid"), null);
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        tokens.setJWTClaimsSetVerifier(claims);
        return new EntraTokens(caller, tokens);
    }

    Caller check(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return new Stranger("The Entra token is too long.");
        }
        try {
            return verdict(tokens.process(token, null));
        } catch (KeySourceException e) {
            return new Undecided("Entra's keys cannot be read at the moment. Send the alert again.");
        } catch (BadJOSEException | JOSEException | ParseException e) {
            return new Stranger("The Entra token is not valid for this bridge.");
        }
    }

    /** Signature, audience and times are good; who sent it, and from which tenant? */
    private Caller verdict(JWTClaimsSet claims) throws ParseException {
        boolean tenant = caller.issuers().contains(claims.getIssuer())
                && caller.tenantId().equalsIgnoreCase(claims.getStringClaim("tid"));
        if (!tenant) {
            return new Stranger("The Entra token is of another tenant than bridge.entra[].tenantId.");
        }
        String sender = Objects.requireNonNullElse(claims.getStringClaim("azp"),
                Objects.requireNonNullElse(claims.getStringClaim("appid"), ""));
        List<String> roles = claims.getStringListClaim("roles");
        return caller.appId().equalsIgnoreCase(sender) && roles != null && roles.contains(caller.role())
                ? new Known(caller.namespace())
                : new Stranger("The sender of the Entra token is not %s with the role %s.".formatted(caller.appId(),
                        caller.role()));
    }

    private static JWKSource<SecurityContext> keys(EntraCaller caller) {
        SSLSocketFactory trust = caller.authority().trust().map(SSLContext::getSocketFactory).orElse(null);
        var retriever = new DefaultResourceRetriever(FETCH_MILLIS, FETCH_MILLIS, LARGEST_KEYS_BYTES, true, trust);
        try {
            return JWKSourceBuilder.create(caller.keys().toURL(), retriever).retrying(false)
                    .cache(KEYS_KEPT.toMillis(), FETCH_MILLIS * 2L).refreshAheadCache(false)
                    .rateLimited(KEYS_FETCHED_AT_MOST_EVERY.toMillis())
                    .outageTolerant(KEYS_OUTLIVE_AN_OUTAGE.toMillis()).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("bridge.entra[].authority is " + caller.authority().host()
                    + ": use https://HOST or https://HOST:PORT.", e);
        }
    }
}
