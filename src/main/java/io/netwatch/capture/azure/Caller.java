package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.InstallId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * On whose behalf Azure is called, told in every call: whoever watches for packet captures in Azure's logs finds the
 * Kubernetes object behind one.
 *
 * @param request namespace/name; empty for calls of the process itself
 * @param uid of that request; empty as well then
 * @param rank among those who wait for their turn
 */
public record Caller(InstallId install, String request, String uid, Rank rank) {
    static final int LONGEST_AGENT = 200;
    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    Caller(InstallId install, String request, String uid) {
        this(install, request, uid, Rank.EQUAL);
    }

    /** The process itself. */
    public static Caller process(InstallId install) {
        return new Caller(install, "", "");
    }

    public static Caller of(InstallId install, Request request) {
        return new Caller(install, request.key().namespace() + "/" + request.key().name(), request.uid(),
                Rank.of(request));
    }

    /** The caller of the work that is under way on this thread. */
    static Optional<Caller> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does the work, and names this caller in all that it asks of Azure on the same thread. */
    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** At most {@value #LONGEST_AGENT} characters; a long name is cut, the UID beside it is whole. */
    String userAgent() {
        String opening = CallerHeaders.PRODUCT + " (install " + install.hex();
        String whole = request.isEmpty() ? opening : opening + "; request " + request;
        return whole.substring(0, Math.min(whole.length(), LONGEST_AGENT - 1)) + ")";
    }
}
