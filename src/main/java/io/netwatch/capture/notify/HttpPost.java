package io.netwatch.capture.notify;

import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.terms.RetryAfter;
import io.netwatch.capture.notify.Addresses.Address;
import io.netwatch.capture.notify.Addresses.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** {@link Post} over HTTP: one request, no redirect followed, and nothing read of the answer but its head. */
public final class HttpPost implements Post, AutoCloseable {
    /** News is worth nothing after an hour. */
    static final RetryAfter RETRY_AFTER = new RetryAfter(Duration.ZERO, Duration.ofHours(1));
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build();
    private final Addresses addresses;
    private final String installation;
    private final InstantSource clock;

    /** @param installation the id of this installation, which events name as their source */
    public HttpPost(Secrets secrets, AllowedHosts hosts, String installation, InstantSource clock) {
        this.addresses = new Addresses(secrets, hosts);
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public Reply send(Sink sink, News news) {
        try {
            return send(addresses.of(sink), Message.of(sink.kind(), news, installation));
        } catch (Unusable e) {
            return new Reply.Refused(e.getMessage());
        } catch (RuntimeException e) {
            // Such as an API server that does not give the Secret; its words may be long, and are not ours.
            return new Reply.Refused("The message could not be sent: " + e.getClass().getSimpleName() + ".");
        }
    }

    private Reply send(Address address, Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri()).timeout(ANSWER)
                .header("Content-Type", message.contentType()).header("User-Agent", "packet-capture-operator")
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.text()));
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return reply(address, response);
        } catch (IOException e) {
            return new Reply.Unavailable(address + " did not answer (" + e.getClass().getSimpleName() + ").",
                    Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Unavailable("The operator is being stopped.", Optional.empty());
        }
    }

    private Reply reply(Address address, HttpResponse<?> response) {
        int status = response.statusCode();
        String words = address + " answered " + status + ".";
        if (status / CLASS == SUCCESS) {
            return new Reply.Delivered();
        }
        boolean passing = status == 408 || status == 429 || status >= 500;
        return passing
                ? new Reply.Unavailable(words, response.headers().firstValue("Retry-After")
                        .flatMap(header -> RETRY_AFTER.moment(header, clock.instant())))
                : new Reply.Refused(words);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
