package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Entra's token endpoint for apps with a secret, and the memory of the tokens it gave out. Tokens are opaque. */
final class Entra {
    private static final Duration LIFETIME = Duration.ofSeconds(3599);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<AzureWorld.Client> clients;
    private final String authority;
    private final Ids ids;
    private final Map<String, Token> issued = new HashMap<>();

    /** A token that was given out; {@code scope} is what the client asked for. */
    record Token(String clientId, String tenant, String scope, Instant expiry) {
        /** ARM's audience differs from cloud to cloud, that of storage does not. */
        boolean isForStorage() {
            return scope.startsWith("https://storage.azure.com/");
        }
    }

    /** @param authority its own address, without trailing slash */
    Entra(List<AzureWorld.Client> clients, String authority, Ids ids) {
        this.clients = new ArrayList<>(clients);
        this.authority = authority;
        this.ids = ids;
    }

    Optional<Token> find(String token) {
        return Optional.ofNullable(issued.get(token));
    }

    /** Invented: tokens of the old secret end at once, as Entra does where continuous access evaluation is on. */
    void changeSecret(AzureWorld.Client changed) {
        clients.removeIf(client -> isSame(client, changed.tenant(), changed.id()));
        clients.add(changed);
        issued.values().removeIf(
                token -> isSame(changed, token.tenant(), token.clientId()));
    }

    private static boolean isSame(AzureWorld.Client client, String tenant, String id) {
        return client.tenant().equalsIgnoreCase(tenant) && client.id().equalsIgnoreCase(id);
    }

    /** Answers {@code POST /{tenant}/oauth2/v2.0/token} and the discovery document that leads there. */
    Answer answer(Call call, Instant now) {
        String[] path = call.path().split("/", -1);
        if (call.method().equals("GET") && call.path().endsWith("/v2.0/.well-known/openid-configuration")) {
            return Answer.json(200, discovery(authority + "/" + path[1]));
        }
        if (!call.method().equals("POST") || path.length != 5 || !call.path().endsWith("/oauth2/v2.0/token")) {
            return Answer.empty(404);
        }
        String tenant = path[1];
        String clientId = call.body().path("client_id").asText();
        Answer answer = refusal(call, tenant, clientId, now)
                .orElseGet(() -> issue(clientId, tenant, call.body().path("scope").asText(), now));
        // MSAL warns when its correlation id does not come back.
        return call.header("client-request-id").map(id -> answer.with("client-request-id", id)).orElse(answer);
    }

    /** Every tenant is an issuer of its own. */
    private static ObjectNode discovery(String tenant) {
        return JsonNodeFactory.instance.objectNode().put("issuer", tenant + "/v2.0")
                .put("authorization_endpoint", tenant + "/oauth2/v2.0/authorize")
                .put("token_endpoint", tenant + "/oauth2/v2.0/token")
                .put("jwks_uri", tenant + "/discovery/v2.0/keys");
    }

    /** Entra's order of complaint: kind of grant, tenant, app, secret. The numbers are AADSTS codes, on which clients rely. */
    private Optional<Answer> refusal(Call call, String tenant, String clientId, Instant now) {
        if (!call.body().path("grant_type").asText().equals("client_credentials")) {
            return Optional.of(
                    error(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.", now));
        }
        var ofTenant = clients.stream().filter(client -> client.tenant().equalsIgnoreCase(tenant)).toList();
        if (ofTenant.isEmpty()) {
            return Optional.of(error(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found.", now));
        }
        var ofId = ofTenant.stream().filter(client -> client.id().equalsIgnoreCase(clientId)).toList();
        if (ofId.isEmpty()) {
            return Optional.of(error(400, "unauthorized_client", 700016,
                    "Application with identifier '" + clientId + "' was not found in the directory '" + tenant + "'.",
                    now));
        }
        String secret = call.body().path("client_secret").asText();
        return ofId.stream().anyMatch(client -> client.secret().equals(secret))
                ? Optional.empty()
                : Optional.of(error(401, "invalid_client", 7000215,
                        "Invalid client secret provided. Ensure the secret being sent in the request is the client "
                                + "secret value, not the client secret ID, for a secret added to app '" + clientId
                                + "'.",
                        now));
    }

    private Answer issue(String clientId, String tenant, String scope, Instant now) {
        String token = "box-" + ids.next();
        issued.put(token, new Token(clientId, tenant, scope, now.plus(LIFETIME)));
        return Answer.json(200,
                JsonNodeFactory.instance.objectNode().put("token_type", "Bearer")
                        .put("expires_in", LIFETIME.toSeconds())
                        .put("ext_expires_in", LIFETIME.toSeconds()).put("access_token", token));
    }

    private Answer error(int status, String error, int number, String message, Instant now) {
        String trace = ids.next();
        String correlation = ids.next();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error).put("error_description",
                "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s".formatted(number, message, trace,
                        correlation, TIMESTAMP.format(now)));
        body.putArray("error_codes").add(number);
        body.put("timestamp", TIMESTAMP.format(now)).put("trace_id", trace).put("correlation_id", correlation);
        return Answer.json(status, body);
    }
}
