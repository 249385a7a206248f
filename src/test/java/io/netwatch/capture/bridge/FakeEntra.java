package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
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

/** An Entra that serves the key of its tokens, and makes good tokens and bad ones. */
final class FakeEntra implements AutoCloseable {
    static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    static final String CLIENT = "00000000-0000-0000-0000-00000000000c";
    static final String AZURE_MONITOR = "461e8683-5575-4561-ac7f-899cc907d62a";
    static final String OLDER = "https://sts.example";
    static final RSAKey KEY = key("k1");

    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;

    FakeEntra() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/" + TENANT + "/discovery/v2.0/keys", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    EntraCaller caller() {
        return new EntraCaller(new Authority(URI.create(host()), URI.create(OLDER), Optional.empty()), TENANT, CLIENT,
                "shop", null, null);
    }

    /** How often its keys were asked for. */
    int fetches() {
        return fetches.get();
    }

    /** What Azure Monitor's action groups send. */
    JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder().issuer(host() + "/" + TENANT + "/v2.0").audience(CLIENT)
                .claim("tid", TENANT).claim("azp", AZURE_MONITOR).claim("roles", List.of("ActionGroupsSecureWebhook"))
                .notBeforeTime(in(Duration.ofMinutes(-1))).expirationTime(in(Duration.ofMinutes(5)));
    }

    static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    static String signed(JWTClaimsSet claims) {
        return signed(claims, KEY);
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, which everybody knows, taken for a shared secret. */
    static String signedWithPublicKey(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims);
            token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
