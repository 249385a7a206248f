package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.Azure.Face;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stands before every ARM call: token, subscription, api-version, rate limits, and the way to the right provider. */
class ArmDoorTest {
    private static final String WATCHERS = "/subscriptions/sub-1/providers/Microsoft.Network/networkWatchers";

    private final TestAzure guarded = TestAzure.with(world -> world.rules(ArmRules.standard()));
    private final TestAzure open = TestAzure.standard();

    @Test
    void wantsAToken() {
        Answer answer = guarded.send("GET", WATCHERS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("AuthenticationFailed");
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer ");
    }

    @Test
    void acceptsOnlyTokensThatEntraIssuedForIt() {
        assertThat(withToken("made-up").status()).isEqualTo(401);
        assertThat(withToken(token("https://storage.azure.com/.default")).status()).isEqualTo(401);
        assertThat(withToken(token("https://management.core.chinacloudapi.cn//.default")).status()).isEqualTo(200);
    }

    @Test
    void refusesAnExpiredToken() {
        String token = token("https://management.azure.com/.default");
        guarded.pass(Duration.ofHours(1));

        assertThat(code(withToken(token))).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void issuesTokensToKnownClientsOnly() {
        String client = "{'grant_type':'client_credentials','client_id':'client-1','client_secret':'secret-1','scope':'s'}";

        assertThat(entra("tenant-1", client).json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(entra("tenant-2", client).json().path("error_codes").get(0).asInt()).isEqualTo(90002);
        assertThat(entra("tenant-1", client.replace("client-1", "client-2")).json().path("error").asText())
                .isEqualTo("unauthorized_client");
        Answer wrongSecret = entra("tenant-1", client.replace("secret-1", "secret-2"));
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongSecret.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(wrongSecret.json().path("error_description").asText()).startsWith("AADSTS7000215: ");
    }

    @Test
    void wantsAnApiVersion() {
        Answer answer = open.send(Call.of("GET", WATCHERS));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("MissingApiVersionParameter");
    }

    @Test
    void namesWhatIsUnknown() {
        assertThat(code(open.send("GET", WATCHERS.replace("sub-1", "sub-9")))).isEqualTo("SubscriptionNotFound");
        assertThat(code(open.send("GET", CAPTURES.replace("NetworkWatcherRG", "nowhere"))))
                .isEqualTo("ResourceGroupNotFound");
        assertThat(code(open.send("GET", CAPTURES + "/c1"))).isEqualTo("NotFound");
        assertThat(code(open.send("GET", "/subscriptions/sub-1/providers/Microsoft.Sql/servers")))
                .isEqualTo("InvalidResourceType");
        Answer machine = open.send("GET", MACHINE.id() + "-gone");
        assertThat(code(machine)).isEqualTo("ResourceNotFound");
        assertThat(machine.header("x-ms-failure-cause")).contains("gateway");
    }

    @Test
    void findsResourcesWhateverTheCaseOfTheirIds() {
        assertThat(open.send("GET", MACHINE.id().key()).json().path("id").asText()).isEqualTo(MACHINE.id().toString());
    }

    @Test
    void countsReadsWritesAndDeletesApart() {
        assertThat(remaining(open.send("GET", WATCHERS), "reads")).isEqualTo(249);
        assertThat(remaining(open.send("POST", CAPTURES + "/c1/queryStatus"), "reads")).isEqualTo(248);
        assertThat(remaining(open.send("POST", CAPTURES + "/c1/stop"), "writes")).isEqualTo(199);
        assertThat(remaining(open.send("DELETE", CAPTURES + "/c1"), "global-deletes")).isEqualTo(2999);
    }

    @Test
    void throttlesAnEmptyBucketUntilItRefills() {
        for (int i = 0; i < 200; i++) {
            assertThat(open.send("DELETE", CAPTURES + "/c1").status()).isEqualTo(204);
        }
        Answer refused = open.send("DELETE", CAPTURES + "/c1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(refused.header("Retry-After")).contains("1");
        open.pass(Duration.ofSeconds(1));
        assertThat(remaining(open.send("DELETE", CAPTURES + "/c1"), "deletes")).isEqualTo(9);
    }

    @Test
    void signsOperationUrlsUnlessToldOtherwise() {
        TestAzure old = TestAzure
                .with(world -> world.rules(ArmRules.standard().withTokensRequired(false).withLongUrls(false)));
        String longUrl = open.send(TestAzure.creation("c1")).header("Azure-AsyncOperation").orElseThrow();
        String shortUrl = old.send(TestAzure.creation("c1")).header("Azure-AsyncOperation").orElseThrow();

        assertThat(longUrl).hasSizeBetween(3072, 4096).contains("&t=", "&c=", "&s=", "&h=");
        assertThat(shortUrl).endsWith("?api-version=2024-07-01");
        assertThat(old.send(Call.of("GET", shortUrl)).json().path("status").asText()).isEqualTo("InProgress");
    }

    private static String code(Answer answer) {
        return answer.json().at("/error/code").asText();
    }

    private static int remaining(Answer answer, String counter) {
        return Integer.parseInt(answer.header("x-ms-ratelimit-remaining-subscription-" + counter).orElseThrow());
    }

    private Answer withToken(String token) {
        return guarded.send(TestAzure.call("GET", WATCHERS).header("authorization", "bearer " + token));
    }

    private String token(String scope) {
        JsonNode form = json(
                "{'grant_type':'client_credentials','client_id':'client-1','client_secret':'secret-1','scope':'" + scope
                        + "'}");
        return guarded.azure.answer(Face.AUTHORITY, Call.of("POST", "/tenant-1/oauth2/v2.0/token").with(form)).json()
                .path("access_token").asText();
    }

    private Answer entra(String tenant, String form) {
        return guarded.azure.answer(Face.AUTHORITY,
                Call.of("POST", "/" + tenant + "/oauth2/v2.0/token").with(json(form)));
    }
}
