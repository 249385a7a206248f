package io.netwatch.capture.azure;

import com.azure.core.http.HttpMethod;
import java.util.Locale;

/** Resource Manager counts reads, writes and deletes apart, for each principal in each subscription. */
public enum CallKind {
    Reads(250, 25), Writes(200, 10), Deletes(200, 10);

    /**
     * So many calls are left unused: two calls may reach Azure closer together than they left here.
     *
     * <p>
     * Sizes: learn.microsoft.com, "Understand how Azure Resource Manager throttles requests".
     */
    private static final int MARGIN = 5;

    private final int published;
    private final int perSecond;

    CallKind(int published, int perSecond) {
        this.published = published;
        this.perSecond = perSecond;
    }

    /** The most calls at once. */
    int capacity() {
        return published - MARGIN;
    }

    int perSecond() {
        return perSecond;
    }

    /** The header with what Azure has left for this principal. */
    String header() {
        return "x-ms-ratelimit-remaining-subscription-" + name().toLowerCase(Locale.ROOT);
    }

    /** The header with what Azure has left for all principals together. */
    String sharedHeader() {
        return "x-ms-ratelimit-remaining-subscription-global-" + name().toLowerCase(Locale.ROOT);
    }

    /** Recorded since 2024: the query is a POST and counts as a read, to stop is a write. */
    static CallKind of(HttpMethod method, String path) {
        if (method == HttpMethod.DELETE) {
            return Deletes;
        }
        return method == HttpMethod.GET || method == HttpMethod.HEAD || isQuery(path) ? Reads : Writes;
    }

    static boolean isQuery(String path) {
        return path.endsWith("/querystatus");
    }
}
