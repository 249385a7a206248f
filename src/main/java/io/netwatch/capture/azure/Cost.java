package io.netwatch.capture.azure;

import com.azure.core.http.HttpRequest;
import java.util.Locale;

/**
 * What one call takes from a budget.
 *
 * @param subscription lower case; empty for a call that belongs to none
 * @param network whether the provider Microsoft.Network counts it too
 * @param caller the same for every attempt of one call, so that it finds the place that was kept for it: method and path
 * @param rank among calls of the same priority
 */
record Cost(String subscription, CallKind kind, Priority priority, boolean network, String caller, Rank rank) {

    /** The same call when nobody waits for it; it must not take the place that is kept for one who does. */
    Cost atLeisure() {
        return new Cost(subscription, kind, Priority.Check, network, "at leisure: " + caller, Rank.EQUAL);
    }

    Cost(String subscription, CallKind kind, Priority priority, boolean network, String caller) {
        this(subscription, kind, priority, network, caller, Rank.EQUAL);
    }

    /** Only orders are ranked: what is under way is looked after in the order of its coming. */
    static Cost of(HttpRequest request, Rank rank) {
        String path = request.getUrl().getPath().toLowerCase(Locale.ROOT);
        Priority priority = Priority.of(request.getHttpMethod(), path);
        String[] parts = path.split("/", 4);
        return new Cost(parts.length > 2 && parts[1].equals("subscriptions") ? parts[2] : "",
                CallKind.of(request.getHttpMethod(), path), priority,
                path.contains("/providers/microsoft.network/"), request.getHttpMethod() + " " + path,
                priority == Priority.Create ? rank : Rank.EQUAL);
    }
}
