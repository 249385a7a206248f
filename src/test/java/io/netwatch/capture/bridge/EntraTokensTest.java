package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Good tokens of both versions, and every forgery that Entra's own documents warn of. */
class EntraTokensTest {
    private FakeEntra entra;
    private EntraTokens tokens;

    @BeforeEach
    void start() throws IOException {
        entra = new FakeEntra();
        tokens = EntraTokens.of(entra.caller());
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void takesWhatAzureMonitorSends() {
        assertThat(tokens.check(FakeEntra.signed(good().build()))).isEqualTo(new Caller.Known("shop"));
    }

    @Test
    void takesTokensOfTheOlderVersionToo() {
        JWTClaimsSet older = good().issuer(FakeEntra.OLDER + "/" + FakeEntra.TENANT + "/")
                .audience("api://" + FakeEntra.CLIENT)
                .claim("azp", null).claim("appid", FakeEntra.AZURE_MONITOR).build();

        assertThat(tokens.check(FakeEntra.signed(older))).isEqualTo(new Caller.Known("shop"));
    }

    @Test
    void refusesEveryClaimThatIsNotRight() {
        List<JWTClaimsSet> forgeries = List.of(good().audience("somebody-else").build(),
                good().issuer("https://login.example/" + FakeEntra.TENANT + "/v2.0").build(),
                good().claim("tid", "00000000-0000-0000-0000-00000000000b").build(),
                good().claim("azp", FakeEntra.CLIENT).build(), good().claim("roles", List.of("Reader")).build(),
                good().claim("roles", null).build(), good().claim("tid", null).build(),
                good().expirationTime(FakeEntra.in(Duration.ofMinutes(-5))).build(),
                good().expirationTime(null).build(),
                good().notBeforeTime(FakeEntra.in(Duration.ofMinutes(5))).build());

        assertThat(forgeries).allSatisfy(
                claims -> assertThat(tokens.check(FakeEntra.signed(claims))).isInstanceOf(Caller.Stranger.class));
    }

    @Test
    void clocksMayDisagreeALittle() {
        assertThat(tokens.check(FakeEntra.signed(good().expirationTime(FakeEntra.in(Duration.ofSeconds(-30))).build())))
                .isInstanceOf(Caller.Known.class);
    }

    @Test
    void refusesEverySignatureThatIsNotEntras() {
        assertThat(tokens.check(new PlainJWT(good().build()).serialize())).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check(FakeEntra.signedWithPublicKey(good().build()))).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check(FakeEntra.signed(good().build(), FakeEntra.key("k1"))))
                .isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check("not.a.token")).isInstanceOf(Caller.Stranger.class);
        assertThat(tokens.check("x".repeat(100_000))).isInstanceOf(Caller.Stranger.class);
    }

    @Test
    void aFloodOfUnknownKeysDoesNotBecomeAFloodOfFetches() {
        tokens.check(FakeEntra.signed(good().build()));
        for (int i = 0; i < 50; i++) {
            tokens.check(
                    FakeEntra.signed(good().build(), new RSAKey.Builder(FakeEntra.KEY).keyID("unknown-" + i).build()));
        }

        assertThat(entra.fetches()).isLessThanOrEqualTo(3);
        assertThat(tokens.check(FakeEntra.signed(good().build()))).isInstanceOf(Caller.Known.class);
    }

    @Test
    void withoutEntrasKeysTheSenderIsAskedToTryAgain() {
        entra.close();

        assertThat(tokens.check(FakeEntra.signed(good().build()))).isInstanceOf(Caller.Undecided.class);
    }

    private JWTClaimsSet.Builder good() {
        return entra.good();
    }
}
