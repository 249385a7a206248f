package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Confidential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** All that reads what Azure answers, for the fuzzer. */
public final class AzureReaders {
    private static final Cloud CLOUD = new Cloud("Fuzz", URI.create("https://arm.test"), "https://arm.test/.default",
            URI.create("https://login.test"), "https://{account}.blob.test", Cloud.DEFAULT_API_VERSION);
    private static final String TOKEN = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"x\"}";
    private static final String DISCOVERY = "{\"tenant_discovery_endpoint\":\"https://login.test/x\","
            + "\"api-version\":\"1.1\",\"metadata\":[]}";

    private AzureReaders() {}

    /** One body, read as each of the answers that it may be. */
    public static List<Answer<?>> all(int status, String body, Instant now) {
        Reply reply = new Reply(status, "", "", body);
        return Stream.<Reply.Reading<?>>of(Sessions::session, Sessions::names, Sessions::runState, MachineFacts::read,
                ScaleSetFacts::read, ScaleSetFacts::instances, AgentExtension::read, SurroundingsReading::storage,
                SurroundingsReading::manager, text -> SurroundingsReading.sessions(text, now), ArmTargets::watchersOf,
                NextLink::of).<Answer<?>>map(reply::read).toList();
    }

    /** What a refusal says, and when Azure wants to be asked again. */
    public static Answer<?> refusal(int status, String retryAfter, String code, String body, Instant now) {
        Reply reply = new Reply(status, retryAfter, code, body);
        return reply.notBefore(now).<Answer<?>>map(reply::later).orElseGet(reply::failed);
    }

    public static Optional<Instant> moment(String retryAfter, Instant now) {
        return Reply.RETRY_AFTER.moment(retryAfter, now);
    }

    /** The files of a capture, where the storage account's answer is this. */
    public static Answer<FileListing> listing(int status, byte[] body) {
        HttpClient transport = request -> Mono.just(request.getUrl().getHost().equals("login.test")
                ? json(request)
                : new BufferedResponse(request, status, Map.of("Content-Type", "application/xml"), body));
        return files(transport).find("https://account.blob.test/c/capture.cap", Optional.empty());
    }

    /** Where a blob address leads, if it leads anywhere. */
    public static Optional<String> blob(String url) {
        return BlobAddress.parse(CLOUD, url).map(address -> {
            address.covers(address.stem());
            return address.urlOf(address.path());
        });
    }

    /** The sentence about a certificate; empty when it is one. */
    public static Optional<String> certificate(String pem) {
        try {
            Pem.check(pem);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    public static Clouds clouds() {
        return Clouds.of(List.of(new TrustedCloud(CLOUD, Optional.empty())), "Fuzz");
    }

    private static Files files(HttpClient transport) {
        Identity identity = new Identity.ClientSecret(new Identity.App("tenant", "client"), new Confidential("secret"));
        return Azure.over(transport, new AzureConfig(CLOUD, identity, Optional.empty(), AzureConfig.Timeouts.DEFAULT),
                InstantSource.system()).files();
    }

    private static BufferedResponse json(HttpRequest request) {
        String body = request.getUrl().getPath().contains("/discovery/") ? DISCOVERY : TOKEN;
        return new BufferedResponse(request, 200, Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
