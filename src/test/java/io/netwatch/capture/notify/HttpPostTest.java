package io.netwatch.capture.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.cluster.Secrets.Reading;
import io.netwatch.capture.core.news.Hostile;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One message over HTTP: what is sent, and what follows from each answer. */
class HttpPostTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:05:00Z");

    private static final Map<String, String> MEANT_FOR_NEWS = Map.of("capture.netwatch.io/notify", "true");

    private final List<HttpExchange> received = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private Map<String, String> headers = Map.of();

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            received.add(exchange);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aCloudEventIsPostedWithItsTypeAndTheToken() {
        assertThat(send(Map.of("url", address("/in"), "token", "s3cret\n"))).isEqualTo(new Reply.Delivered());

        HttpExchange request = received.getFirst();
        assertThat(request.getRequestMethod()).isEqualTo("POST");
        assertThat(request.getRequestURI()).hasToString("/in");
        assertThat(request.getRequestHeaders().getFirst("Content-Type"))
                .isEqualTo("application/cloudevents+json");
        assertThat(request.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(bodies.getFirst()).contains("\"specversion\":\"1.0\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void troubleOfTheSinkPasses(int code) {
        status = code;
        assertThat(send()).isEqualTo(new Reply.Unavailable("127.0.0.1 answered " + code + ".", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aRefusalIsAboutTheMessage(int code) {
        status = code;
        assertThat(send()).isEqualTo(new Reply.Refused("127.0.0.1 answered " + code + "."));
    }

    @Test
    void aWishToBeLeftAloneIsHeard() {
        status = 429;
        headers = Map.of("Retry-After", "120");
        assertThat(send())
                .isEqualTo(new Reply.Unavailable("127.0.0.1 answered 429.", Optional.of(NOW.plusSeconds(120))));
    }

    @Test
    void noRedirectIsFollowed() {
        status = 307;
        headers = Map.of("Location", address("/elsewhere"));
        assertThat(send()).isEqualTo(new Reply.Refused("127.0.0.1 answered 307."));
        assertThat(received).hasSize(1);
    }

    @Test
    void aSinkThatDoesNotListenIsUnavailable() {
        String url = address("/in");
        server.stop(0);
        assertThat(send(Map.of("url", url)))
                .isEqualTo(new Reply.Unavailable("127.0.0.1 did not answer (ConnectException).", Optional.empty()));
    }

    @Test
    void whatIsWrongWithASecretIsToldWithoutItsContent() {
        assertThat(send(Map.of("other", "x"))).isEqualTo(
                new Reply.Refused("Key url of Secret team/hook has no address for news: write one."));
        assertThat(send(Map.of("url", "h t t p s3cret"))).isEqualTo(
                new Reply.Refused("The address is not an https URL."));
        assertThat(send(Map.of("url", "https://s3cret.example/x"))).isEqualTo(new Reply.Refused(
                "The host of the address is not allowed for CloudEvents: ask the operator's owner to add it to news.hosts."));
        assertThat(send(Map.of("url", address("/in"), "token", "two\nlines"))).isEqualTo(
                new Reply.Refused("Key token of Secret team/hook holds no token: write one line without blanks."));
        assertThat(post(new Reading.Absent())).isEqualTo(
                new Reply.Refused("Secret team/hook does not exist: create it."));
        assertThat(post(new Reading.Forbidden())).isEqualTo(new Reply.Refused(
                "The operator may not read Secret team/hook: grant it the right to get it."));
        assertThat(received).isEmpty();
    }

    @Test
    void aSecretThatNobodyHasMeantForNewsIsNotUsed() {
        Map<String, Confidential> values = Map.of("url", new Confidential(address("/in")));

        assertThat(post(new Reading.Found(values, Map.of()))).isEqualTo(new Reply.Refused(
                "The label capture.netwatch.io/notify of Secret team/hook is absent, not \"true\": kubectl label secret"
                        + " hook -n team capture.netwatch.io/notify=true --overwrite"));
        assertThat(post(new Reading.Found(values, Map.of("capture.netwatch.io/notify", "false")))).isEqualTo(
                new Reply.Refused("The label capture.netwatch.io/notify of Secret team/hook is \"false\", not \"true\":"
                        + " kubectl label secret hook -n team capture.netwatch.io/notify=true --overwrite"));
        assertThat(received).isEmpty();
    }

    @Test
    void aLongWishIsCutToAnHour() {
        assertThat(HttpPost.RETRY_AFTER.moment("999999", NOW)).contains(NOW.plusSeconds(3600));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Reply send() {
        return send(Map.of("url", address("/in")));
    }

    private Reply send(Map<String, String> secret) {
        Map<String, Confidential> values = new HashMap<>();
        secret.forEach((key, value) -> values.put(key, new Confidential(value)));
        return post(new Reading.Found(values, MEANT_FOR_NEWS));
    }

    private Reply post(Reading reading) {
        Secrets secrets = (_, _) -> reading;
        AllowedHosts hosts = new AllowedHosts(List.of("127.0.0.1:" + server.getAddress().getPort()), true);
        Sink sink = new Sink("CloudEvents/hook/url", Sink.Kind.CloudEvents,
                new Sink.Place.InSecret("team", "hook", "url"),
                Optional.of(new Sink.Place.InSecret("team", "hook", "token")));
        try (HttpPost post = new HttpPost(secrets, hosts, "0a1b2c3d", () -> NOW)) {
            return post.send(sink, Hostile.ordinary());
        }
    }
}
