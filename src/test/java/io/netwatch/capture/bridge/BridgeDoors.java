package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import io.netwatch.capture.bridge.EntraCaller.Authority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the bridge reads before it believes anybody, for the fuzzer. */
public final class BridgeDoors {
    public static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    public static final String CLIENT = "00000000-0000-0000-0000-00000000000c";

    private final RSAKey key;
    private final EntraTokens tokens;
    private final String host;

    private BridgeDoors(RSAKey key, EntraTokens tokens, String host) {
        this.key = key;
        this.tokens = tokens;
        this.host = host;
    }

    /** An Entra of one key, on this machine. */
    public static BridgeDoors open() {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            String host = "http://127.0.0.1:" + server.getAddress().getPort();
            return new BridgeDoors(key, EntraTokens.of(new EntraCaller(new Authority(URI.create(host),
                    URI.create("https://sts.test"), Optional.empty()), TENANT, CLIENT, "shop", null, null)), host);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who issues good tokens. */
    public String issuer() {
        return host + "/" + TENANT + "/v2.0";
    }

    /** The caller's namespace, or nothing for a stranger. */
    public Optional<String> caller(String token) {
        return tokens.check(token) instanceof Caller.Known(var namespace) ? Optional.of(namespace) : Optional.empty();
    }

    /** A token that says this and bears Entra's own signature. */
    public String signed(byte[] claims) {
        try {
            JWSObject token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    new Payload(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The namespace of a caller whose tokens stand in the file. */
    public static Optional<String> urlToken(Path file, String token) {
        return UrlTokens.load(List.of(new BridgeConfig.Caller(file, "shop"))).namespaceOf(token);
    }
}
