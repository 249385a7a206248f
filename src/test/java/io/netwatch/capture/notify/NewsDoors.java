package io.netwatch.capture.notify;

import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of words and addresses on their way out, for the fuzzer. */
public final class NewsDoors {
    private static final AllowedHosts USUAL = new AllowedHosts(List.of(), false);

    private NewsDoors() {}

    /** The body of a message. */
    public static String body(Sink.Kind kind, News news) {
        return Message.of(kind, news, "0a1b2c3d").body();
    }

    public static Optional<String> problem(Sink.Kind kind, URI address) {
        return USUAL.problem(kind, address);
    }

    public static Optional<Instant> moment(String retryAfter, Instant now) {
        return HttpPost.RETRY_AFTER.moment(retryAfter, now);
    }
}
