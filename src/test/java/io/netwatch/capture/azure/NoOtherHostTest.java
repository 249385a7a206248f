package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever address an answer names, nothing is sent there: no token, no secret, not even a question. */
class NoOtherHostTest extends AzureOverTls {
    private ScriptedServer stranger;

    @BeforeEach
    void startStranger() {
        stranger = anotherServer();
    }

    @AfterEach
    void nobodyWasCalled() {
        try (ScriptedServer closed = stranger) {
            assertThat(closed.calls()).isEmpty();
            assertThat(closed.seen("POST", ScriptedServer.TOKEN_PATH)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) {
        for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
            server.on(method, "", answer(status, "", "Location", stranger.origin() + "/x"));
        }
        server.on("POST", ScriptedServer.TOKEN_PATH,
                answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"the-token\"}"));

        everyCall(server.origin()).forEach(each -> assertThat(each).isNotInstanceOf(Answer.Ok.class));
    }

    @Test
    void noOperationIsAskedAfterWhereAnAnswerSays() {
        String elsewhere = stranger.origin() + "/operations/1";
        for (String method : List.of("PUT", "POST", "DELETE")) {
            server.on(method, "", answer(202, "", "Location", elsewhere, "Azure-AsyncOperation", elsewhere,
                    "Retry-After", "0"));
        }
        server.on("PUT", "/night-1", answer(201, sessionBody(stranger.origin() + "/logs/night.cap"),
                "Azure-AsyncOperation", elsewhere));
        server.on("POST", ScriptedServer.TOKEN_PATH,
                answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"the-token\"}"));

        everyCall(server.origin());

        assertThat(server.seen("PUT", "/night-1")).hasSize(1);
    }

    @Test
    void noNextPageIsReadElsewhere() {
        String page = "{\"value\":[],\"nextLink\":\"" + stranger.origin() + "/page\"}";
        server.on("GET", "", answer(200, page));

        Answer<?> watchers = azure().targets().watchers(SUBSCRIPTION, Listing.start());
        // This list has one page in the versions of the API that are used.
        assertThat(azure().captures().list(WATCHER)).isInstanceOf(Answer.Ok.class);
        assertThat(valueOf(watchers)).isInstanceOfSatisfying(Listing.class,
                first -> assertThat(next(first)).isNotInstanceOf(Answer.Ok.class));
    }

    @SuppressWarnings("unchecked")
    private Answer<?> next(Listing<?> first) {
        return azure().targets().watchers(SUBSCRIPTION, (Listing<Watcher>) first);
    }

    @Test
    void noTokenIsFetchedWhereAChallengeSays() {
        server.on("GET", "/night-1", answer(401, errorBody("InvalidAuthenticationToken", "No."), "WWW-Authenticate",
                "Bearer authorization_uri=\"" + stranger.origin() + "/tenant\", resource_id=\"" + stranger.origin()
                        + "\", error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\""));

        assertThat(failureOf(azure().captures().look(SESSION)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 308})
    void theSecretFollowsNoRedirectOfEntra(int status) {
        server.on("POST", ScriptedServer.TOKEN_PATH,
                answer(status, "", "Location", stranger.origin() + ScriptedServer.TOKEN_PATH));

        assertThat(azure().captures().look(SESSION)).isNotInstanceOf(Answer.Ok.class);
    }

    /** Azure announces where the evidence is; an address of any other cloud or host is none. */
    @Test
    void noFileIsReadListedOrStoredWhereAnAnnouncementSays() {
        everyFileCall(stranger.origin()).forEach(each -> assertThat(failureOf(each).sent()).isFalse());
        String beside = server.origin().replace("https://", "https://" + "a:b@");
        everyFileCall(beside).forEach(each -> assertThat(failureOf(each).sent()).isFalse());

        assertThat(server.calls()).isEmpty();
    }

    private List<Answer<?>> everyCall(String storage) {
        Captures captures = azure().captures();
        return Stream.concat(List.<Answer<?>>of(captures.create(ORDER), captures.look(SESSION),
                captures.list(WATCHER), captures.query(SESSION), captures.stop(SESSION), captures.delete(SESSION),
                azure().targets().read(MACHINE), azure().targets().watchers(SUBSCRIPTION, Listing.start())).stream(),
                everyFileCall(storage).stream()).toList();
    }

    private List<Answer<?>> everyFileCall(String origin) {
        String url = origin + "/evidence/logs/night.cap";
        Files files = azure().files();
        return List.of(files.find(url, Optional.empty()), files.read(url, 0, 100), files.store(url, new byte[1]));
    }
}
