package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages, headers and tokens are full of addresses; the bridge calls none of them. */
class NobodyIsCalledTest {
    private static final Path SAMPLES = Path.of("src", "test", "resources", "alerts");
    private static final RSAKey FOREIGN_KEY = FakeEntra.key("k1");

    private final List<URI> called = new CopyOnWriteArrayList<>();
    private FakeEntra entra;
    private HttpServer trap;
    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            called.add(exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        entra = new FakeEntra();
        bridge = new RunningBridge(dir, Duration.ofSeconds(10), entra.caller(), false);
    }

    @AfterEach
    void nobodyWasCalled() {
        bridge.close();
        entra.close();
        trap.stop(0);
        assertThat(called).isEmpty();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noAddressInAMessageIsCalled(Path sample) throws Exception {
        String message = Files.readString(sample).replaceAll("https?://[^\"\\\\ )]*", address());
        String more = "{\"runbookUrl\":\"" + address() + "\",\"linkToSearchResults\":\"" + address()
                + "\",\"blobUri\":\"" + address() + "\",\"callbackUrl\":\"" + address() + "\",";

        post(message);
        post(message.replaceFirst("\\{", more));
    }

    /** Event Grid offers two ways to consent; the one that calls an address of the message is not taken. */
    @Test
    void theAddressOfAHandshakeIsNotCalled() throws Exception {
        HttpResponse<String> answer = post(
                """
                        [{"id": "1", "topic": "t", "subject": "", "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent",
                        "eventTime": "2026-11-24T02:00:00Z", "dataVersion": "1", "metadataVersion": "1",
                        "data": {"validationCode": "the-code", "validationUrl": "%s"}}]"""
                        .formatted(address()));

        assertThat(answer.body()).contains("the-code");
    }

    @Test
    void theAddressThatAsksForConsentIsNotCalled() throws Exception {
        HttpResponse<String> answer = bridge.send(bridge.request("/alerts/" + RunningBridge.TOKEN,
                BodyPublishers.noBody()).method("OPTIONS", BodyPublishers.noBody())
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .header("WebHook-Request-Callback", address()));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** A token may say where its key is to be found. Nobody believes it. */
    @Test
    void theAddressOfAKeyInATokenIsNotCalled() throws Exception {
        URI keys = URI.create(address());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").jwkURL(keys).x509CertURL(keys)
                .jwk(FOREIGN_KEY.toPublicJWK()).build();
        SignedJWT token = new SignedJWT(header, entra.good().claim("iss", address()).build());
        sign(token);

        HttpResponse<String> answer = bridge.send(bridge.request("/alerts",
                BodyPublishers.ofString(Messages.text("common-fired")))
                .header("Authorization", "Bearer " + token.serialize()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    private static void sign(SignedJWT token) throws JOSEException {
        token.sign(new RSASSASigner(FOREIGN_KEY));
    }

    private HttpResponse<String> post(String message) throws IOException, InterruptedException {
        return bridge.post("/alerts/" + RunningBridge.TOKEN, message.getBytes(UTF_8));
    }

    private String address() {
        return "http://127.0.0.1:" + trap.getAddress().getPort() + "/called";
    }
}
