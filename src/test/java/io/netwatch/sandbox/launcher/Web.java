package io.netwatch.sandbox.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a person would do with curl. */
public final class Web {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private final HttpClient client;

    Web(Path caFile) {
        client = HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(trusting(caFile)).build();
    }

    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public byte[] body() {
            return response.body();
        }

        public JsonNode json() throws IOException {
            return JSON.readTree(body());
        }

        public String text() {
            return new String(body(), UTF_8);
        }
    }

    /** A call that may be repeated. */
    public interface Try {
        Answer get() throws IOException, InterruptedException;
    }

    public Answer get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    public Answer post(String url, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer put(String url, String json, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    byte[] download(String url, String token) throws IOException, InterruptedException {
        Answer answer = send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token)
                .header("x-ms-version", "2021-08-06"));
        if (answer.status() != 200) {
            throw new StoryFailed(url + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.body();
    }

    String token(String authority, String tenant, String client, String secret, String audience)
            throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&scope=" + URLEncoder.encode(audience + "/.default",
                UTF_8) + "&client_id=" + client + "&client_secret=" + secret;
        Answer answer = send(HttpRequest.newBuilder(URI.create(authority + "/" + tenant
                + "/oauth2/v2.0/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return answer.json().path("access_token").asText();
    }

    public void awaitOk(String url, Duration limit) throws InterruptedException {
        awaitAnswer(() -> get(url), answer -> answer.status() == 200, limit);
    }

    /** @throws StoryFailed when no answer is good in time */
    public Answer awaitAnswer(Try call, Predicate<Answer> good, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = call.get();
                if (good.test(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.text();
            } catch (IOException e) {
                last = e.toString();
            }
            pause();
        }
        throw new StoryFailed("nothing good came within " + limit.toSeconds() + " s; the last was: " + last);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray()));
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static SSLContext trusting(Path caFile) {
        try (InputStream pem = Files.newInputStream(caFile)) {
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(null, null);
            keys.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StoryFailed("the sandbox's certificate " + caFile + " cannot be used: " + e.getMessage());
        }
    }
}
