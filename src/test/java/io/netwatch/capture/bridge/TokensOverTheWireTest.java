package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may send, as senders see it: tokens in addresses that change while the bridge runs, Entra's tokens, and forgeries. */
class TokensOverTheWireTest {
    private static final RSAKey FOREIGN_KEY = FakeEntra.key("k1");

    @TempDir
    private Path dir;
    private FakeEntra entra;
    private RunningBridge bridge;

    @BeforeEach
    void start() throws IOException {
        entra = new FakeEntra();
        bridge = new RunningBridge(dir, Duration.ofSeconds(1), entra.caller(), false);
    }

    @AfterEach
    void stop() {
        bridge.close();
        entra.close();
    }

    /** What Entra's own documents warn of, and what libraries have fallen for. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without a state
    enum Forgery {
        AUDIENCE(entra -> signed(entra.good().audience("somebody-else"))), //
        ISSUER(entra -> signed(entra.good().issuer("https://login.example/" + FakeEntra.TENANT + "/v2.0"))), //
        OTHER_TENANTS_ISSUER(entra -> signed(entra.good().issuer(entra.host() + "/another/v2.0"))), //
        TENANT(entra -> signed(entra.good().claim("tid", "00000000-0000-0000-0000-00000000000b"))), //
        SENDER(entra -> signed(entra.good().claim("azp", FakeEntra.CLIENT))), //
        SENDER_OF_VERSION_1(entra -> signed(entra.good().claim("azp", null).claim("appid", FakeEntra.CLIENT))), //
        NO_SENDER(entra -> signed(entra.good().claim("azp", null))), //
        ROLE(entra -> signed(entra.good().claim("roles", List.of("Reader")))), //
        NO_ROLE(entra -> signed(entra.good().claim("roles", null))), //
        EXPIRED(entra -> signed(entra.good().expirationTime(FakeEntra.in(Duration.ofMinutes(-5))))), //
        NO_END(entra -> signed(entra.good().expirationTime(null))), //
        NOT_YET(entra -> signed(entra.good().notBeforeTime(FakeEntra.in(Duration.ofMinutes(5))))), //
        NO_ALGORITHM(entra -> new PlainJWT(entra.good().build()).serialize()), //
        PUBLIC_KEY_AS_SECRET(entra -> FakeEntra.signedWithPublicKey(entra.good().build())), //
        FOREIGN_KEY_OF_THE_SAME_NAME(entra -> FakeEntra.signed(entra.good().build(), FOREIGN_KEY)), //
        CUT_SIGNATURE(entra -> signed(entra.good()).replaceFirst("\\.[^.]*$", ".")), //
        NO_TOKEN(_ -> "not.a.token"), //
        TOO_LONG(_ -> "x".repeat(12_000));

        private final Function<FakeEntra, String> token;

        Forgery(Function<FakeEntra, String> token) {
            this.token = token;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForgeryIsRefusedForGoodAndNothingIsStored(Forgery forgery) throws Exception {
        HttpResponse<String> answer = post("/alerts", forgery.token.apply(entra));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains("\"unauthorized\"");
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    @Test
    void whatAzureMonitorSendsIsTakenInBothVersions() throws Exception {
        JWTClaimsSet older = entra.good().issuer(FakeEntra.OLDER + "/" + FakeEntra.TENANT + "/")
                .audience("api://" + FakeEntra.CLIENT).claim("azp", null).claim("appid", FakeEntra.AZURE_MONITOR)
                .build();

        assertThat(post("/alerts", signed(entra.good())).body()).contains("\"created\"");
        assertThat(post("/alerts", FakeEntra.signed(older)).body()).contains("\"already-stored\"");
    }

    /** A key that nobody knows may be Entra's next one, so its sender is asked to come again, and others are not disturbed. */
    @Test
    void aFloodOfUnknownKeysDoesNotBecomeAFloodAgainstEntra() throws Exception {
        post("/alerts", signed(entra.good()));
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            RSAKey unknown = new RSAKey.Builder(FakeEntra.KEY).keyID("unknown-" + i).build();
            statuses.add(post("/alerts", FakeEntra.signed(entra.good().build(), unknown)).statusCode());
        }

        assertThat(statuses).isSubsetOf(401, 503);
        assertThat(entra.fetches()).isLessThanOrEqualTo(3);
        assertThat(post("/alerts", signed(entra.good())).statusCode()).isEqualTo(200);
    }

    @Test
    void aRotationTakesBothTokensForAWhileAndThenTheNewOneOnly() throws Exception {
        String older = RunningBridge.TOKEN;
        String newer = "the-next-token-that-nobody-guesses";
        assertThat(status(newer)).isEqualTo(401);

        write(older + "\n" + newer);
        await().atMost(Duration.ofSeconds(20)).until(() -> status(newer) == 200);
        assertThat(status(older)).isEqualTo(200);

        write(newer);
        await().atMost(Duration.ofSeconds(20)).until(() -> status(older) == 401);
        assertThat(status(newer)).isEqualTo(200);
    }

    @Test
    void whereBothAreRequiredNeitherAloneIsEnough() throws Exception {
        try (RunningBridge strict = new RunningBridge(dir, Duration.ofSeconds(5), entra.caller(), true)) {
            assertThat(post(strict, "/alerts/" + RunningBridge.TOKEN, "").statusCode()).isEqualTo(401);
            assertThat(post(strict, "/alerts", signed(entra.good())).statusCode()).isEqualTo(401);
            assertThat(post(strict, "/alerts/" + RunningBridge.TOKEN, Forgery.ROLE.token.apply(entra)).statusCode())
                    .isEqualTo(401);
            assertThat(post(strict, "/alerts/" + RunningBridge.TOKEN, signed(entra.good())).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void noTokenIsInALogLineAtAnyLevel() throws Exception {
        String good = signed(entra.good());
        String forged = Forgery.ROLE.token.apply(entra);
        LineListener log = new LineListener();
        try (log) {
            post("/alerts", good);
            post("/alerts", forged);
            post("/alerts?code=a-guess-at-the-token", "");
        }

        assertThat(log.text()).contains("result=created", "result=unauthorized")
                .doesNotContain(good, forged, "a-guess-at-the-token")
                .doesNotContain(good.substring(good.lastIndexOf('.')), forged.substring(forged.lastIndexOf('.')));
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return FakeEntra.signed(claims.build());
    }

    private int status(String token) throws IOException, InterruptedException {
        return bridge.post("/alerts/" + token, Messages.bytes("common-fired")).statusCode();
    }

    /** As Kubernetes changes a mounted Secret: another file in the same place. */
    private void write(String tokens) throws IOException {
        Files.move(Files.writeString(dir.resolve("next"), tokens), dir.resolve("token"),
                StandardCopyOption.ATOMIC_MOVE);
    }

    private HttpResponse<String> post(String path, String bearer) throws IOException, InterruptedException {
        return post(bridge, path, bearer);
    }

    private static HttpResponse<String> post(RunningBridge bridge, String path, String bearer)
            throws IOException, InterruptedException {
        return bridge.send(bridge.request(path, BodyPublishers.ofByteArray(Messages.bytes("common-fired")))
                .header("Authorization", "Bearer " + bearer));
    }
}
