package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.ArmError.ArmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ARM's door: token, subscription, api-version, rate, then the provider that serves the path; dresses every answer. */
final class Arm {
    private static final DateTimeFormatter ROUTING_TIME = DateTimeFormatter
            .ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<String, String> ON_EVERY_ANSWER = Map.of("Cache-Control", "no-cache", "Pragma", "no-cache",
            "Expires", "-1",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains", "X-Content-Type-Options", "nosniff");

    private final ArmRules rules;
    private final Pace pace;
    private final DirectoryCalls directory;
    private final Estate estate;
    private final Entra entra;
    private final Ids ids;
    private final RateLimits limits;
    private final List<Route> routes;

    Arm(AzureWorld world, DirectoryCalls directory, Estate estate, Entra entra, Ids ids, List<Route> routes) {
        rules = world.rules();
        pace = world.pace();
        limits = new RateLimits(pace.speed());
        this.directory = directory;
        this.estate = estate;
        this.entra = entra;
        this.ids = ids;
        this.routes = routes;
    }

    Optional<Route> route(Call call) {
        return routes.stream().filter(route -> route.match(call).isPresent()).findFirst();
    }

    Answer answer(Call call, Instant now, OperationFate fate) {
        try {
            if (directory.isPublic(call)) {
                return dressed(directory.endpoints(), now);
            }
            Optional<Entra.Token> caller = caller(call, now);
            String tenant = caller.map(Entra.Token::tenant).orElse("");
            if (directory.isAboveSubscriptions(call)) {
                return dressed(directory.answer(call, tenant), now);
            }
            String principal = caller.map(Entra.Token::clientId).orElse("anyone");
            String subscription = subscription(call, tenant);
            if (!call.query().containsKey("api-version")) {
                throw ArmErrors.noApiVersion().thrown();
            }
            return counted(call, subscription, principal, now, fate);
        } catch (ArmException refused) {
            return dressed(refuse(refused.error(), now), now);
        }
    }

    /** An error as ARM sends it, also used for faults that tests order. */
    Answer refuse(ArmError error, Instant now) {
        Answer answer = error.answer();
        if (error.status() == 401) {
            answer = answer.with("WWW-Authenticate",
                    "Bearer authorization_uri=\"https://login.microsoftonline.com/\", error=\"invalid_token\", "
                            + "error_description=\"" + error.message() + "\"");
        }
        if (error.code().equals("ResourceNotFound") || error.code().equals("ResourceGroupNotFound")) {
            answer = answer.with("x-ms-failure-cause", "gateway");
        }
        return dressed(answer, now);
    }

    /** Who calls; nobody in particular when this Azure wants no tokens. */
    private Optional<Entra.Token> caller(Call call, Instant now) {
        if (!rules.tokensRequired()) {
            return Optional.empty();
        }
        String text = call.bearerToken().orElseThrow(() -> ArmErrors.noToken().thrown());
        Entra.Token token = entra.find(text).filter(found -> !found.isForStorage())
                .orElseThrow(() -> ArmErrors.badToken().thrown());
        if (!now.isBefore(token.expiry())) {
            throw ArmErrors.expiredToken(token.expiry(), now).thrown();
        }
        return Optional.of(token);
    }

    private String subscription(Call call, String tenant) {
        String[] path = call.path().split("/", 4);
        if (path.length < 3 || !path[1].equalsIgnoreCase("subscriptions")) {
            throw ArmErrors.unknownPath(call).thrown();
        }
        String owner = estate.tenant(path[2]).orElseThrow(() -> ArmErrors.unknownSubscription(path[2]).thrown());
        if (!owner.isEmpty() && !tenant.isEmpty() && !owner.equalsIgnoreCase(tenant)) {
            throw ArmErrors.wrongTenant(tenant, owner).thrown();
        }
        return path[2];
    }

    /** A throttled call is not served, and neither is it counted: waiting always helps. */
    private Answer counted(Call call, String subscription, String principal, Instant now,
            OperationFate fate) {
        CallKind kind = CallKind.of(call);
        RateLimits.Verdict verdict = limits.spend(subscription, principal, kind, now);
        if (verdict.pause().isPositive()) {
            String seconds = Long.toString(verdict.pause().plusMillis(999).toSeconds());
            Answer refused = refuse(ArmErrors.throttled(kind, subscription, principal, seconds), now);
            return refused.with("Retry-After", seconds);
        }
        return dressed(served(call, now, fate).with(counters(kind, verdict)), now);
    }

    private Answer served(Call call, Instant now, OperationFate fate) {
        Route route = route(call).orElseThrow(() -> ArmErrors.unknownPath(call).thrown());
        var ask = new Ask(call, route.match(call).orElseThrow(), now, fate);
        try {
            // ARM looks at the group before it asks the provider. A watcher may come before anything else in its group.
            if (ask.group() != null && !estate.hasGroup(ask.subscription(), ask.group())
                    && !route.operation().equals("NetworkWatchers_CreateOrUpdate")) {
                throw ArmErrors.groupNotFound(ask.group()).thrown();
            }
            return provided(route, route.handler().apply(ask));
        } catch (ArmException refused) {
            return provided(route, refuse(refused.error(), now));
        }
    }

    /** Recorded: Network signs its answers with an id of its own; lists over a whole subscription come from ARM itself. */
    private Answer provided(Route route, Answer answer) {
        boolean fromNetwork = route.path().pattern().contains("Microsoft\\.Network")
                && !route.operation().equals("NetworkWatchers_ListAll");
        return fromNetwork ? answer.withDefault("x-ms-arm-service-request-id", ids.next()) : answer;
    }

    private static Map<String, String> counters(CallKind kind, RateLimits.Verdict verdict) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-ms-ratelimit-remaining-subscription-" + kind.plural, Integer.toString(verdict.remaining()));
        headers.put("x-ms-ratelimit-remaining-subscription-global-" + kind.plural,
                Integer.toString(verdict.globalRemaining()));
        return headers;
    }

    private Answer dressed(Answer answer, Instant now) {
        String requestId = answer.header("x-ms-request-id").orElseGet(ids::next);
        return answer.with(ON_EVERY_ANSWER).withDefault("x-ms-request-id", requestId)
                .withDefault("x-ms-correlation-request-id", requestId)
                .withDefault("x-ms-routing-request-id", "BOX:" + ROUTING_TIME.format(now) + ":" + requestId);
    }
}
