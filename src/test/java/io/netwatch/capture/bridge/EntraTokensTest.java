package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.netwatch.capture.bridge.EntraCaller.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Good tokens of both versions, and every forgery that Entra's own documents warn of. */
class EntraTokensTest {
    private static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    private static final String CLIENT = "00000000-0000-0000-0000-00000000000c";
    private static final String AZURE_MONITOR = "461e8683-5575-4561-ac7f-899cc907d62a";
    private static final RSAKey KEY = key("k1");

    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer entra;
    private String host;
    private EntraTokens tokens;

    @BeforeEach
    void start() throws IOException {
        entra = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        entra.createContext("/" + TENANT + "/discovery/v2.0/keys", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        entra.start();
        host = "http://127.0.0.1:" + entra.getAddress().getPort();
        tokens = EntraTokens.of(new EntraCaller(new Authority(URI.create(host), URI.create("https://sts.example"),
                Optional.empty()), TENANT, CLIENT, "shop", null, null));
    }

    @AfterEach
    void stop() {
        entra.stop(0);
    }

    @Test
    void takesWhatAzureMonitorSends() {
        assertThat(tokens.check(signed(good().build()))).isEqualTo(new Caller.Known("shop"));
    }

    @Test
    void takesTokensOfTheOlderVersionToo() {
        JWTClaimsSet older = good().issuer("https://sts.example/" + TENANT + "/").audience("api://" + CLIENT)
                .claim("azp", null).claim("appid", AZURE_MONITOR).build();

        assertThat(tokens.check(signed(older))).isEqualTo(new Caller.Known("shop"));
    }

    @Test
    void refusesEveryClaimThatIsNotRight() {
        List<JWTClaimsSet> forgeries = List.of(good().audience("somebody-else").build(),
                good().issuer("https://login.example/" + TENANT + "/v2.0").build(),
                good().claim("tid", "00000000-0000-0000-0000-00000000000b").build(),
                good().claim("azp", CLIENT).build(), good().claim("roles", List.of("Reader")).build(),
                good().claim("roles", null).build(), good().claim("tid", null).build(),
                good().expirationTime(in(Duration.ofMinutes(-5))).build(), good().expirationTime(null).build(),
                good().notBeforeTime(in(Duration.ofMinutes(5))).build());

        assertThat(forgeries).allSatisfy(
                claims -> assertThat(tokens.check(signed(claims))).isInstanceOf(Caller.Stranger.class));
    }

    @Test
    void clocksMayDisagreeALittle() {
        assertThat(tokens.check(signed(good().expirationTime(in(Duration.ofSeconds(-30))).build())))
                .isInstanceOf(Caller.Known.class);
    }

    @Test
    void refusesEverySignatureThatIsNotEntras() throws JOSEException {
        SignedJWT withPublicKey = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                good().build());
        withPublicKey.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));

        assertThat(tokens.check(new PlainJWT(good().build()).serialize())).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check(withPublicKey.serialize())).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check(signed(good().build(), key("k1")))).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check("not.a.token")).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check("x".repeat(100_000))).isInstanceOf(Caller.Stranger.class);
    }

    @Test
    void aFloodOfUnknownKeysDoesNotBecomeAFloodOfFetches() {
        tokens.check(signed(good().build()));
        for (int i = 0; i < 50; i++) {
            tokens.check(signed(good().build(), new RSAKey.Builder(KEY).keyID("unknown-" + i).build()));
        }

        assertThat(fetches.get()).isLessThanOrEqualTo(3);
        assertThat(tokens.check(signed(good().build()))).isInstanceOf(Caller.Known.class);
    }

    @Test
    void withoutEntrasKeysTheSenderIsAskedToTryAgain() {
        entra.stop(0);

        assertThat(tokens.check(signed(good().build()))).isInstanceOf(Caller.Undecided.class);
    }

    private JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder().issuer(host + "/" + TENANT + "/v2.0").audience(CLIENT)
                .claim("tid", TENANT).claim("azp", AZURE_MONITOR).claim("roles", List.of("ActionGroupsSecureWebhook"))
                .notBeforeTime(in(Duration.ofMinutes(-1))).expirationTime(in(Duration.ofMinutes(5)));
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static String signed(JWTClaimsSet claims) {
        return signed(claims, KEY);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
