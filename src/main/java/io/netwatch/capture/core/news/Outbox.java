package io.netwatch.capture.core.news;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Conditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The news of a request that are to be sent, in its own status: what is to be told is stored by the very write that makes
 * it true, so that no crash can lose it, and a sink that is configured later hears nothing old.
 */
public final class Outbox {
    /** The CRD takes no more. */
    private static final int MOST = 16;

    private Outbox() {}

    /** The report, and who is to hear of it. Nothing is added to a report that changes no state. */
    public static Report enclose(Report report, Supplier<? extends Collection<String>> sinks, Instant now) {
        Optional<NewsKind> kind = report.turn()
                .flatMap(_ -> Conditions.reason(report.status().conditions())).flatMap(NewsKind::of);
        return kind.map(news -> enclose(report, news, sinks.get(), now)).orElse(report);
    }

    private static Report enclose(Report report, NewsKind kind, Collection<String> sinks, Instant now) {
        List<NewsDelivery> before = report.status().news();
        Stream<NewsDelivery> latest = sinks.stream().distinct()
                .map(sink -> find(before, sink).filter(old -> old.news().equals(kind.name()))
                        .orElseGet(() -> fresh(sink, kind, now)));
        Stream<NewsDelivery> told = before.stream()
                .filter(old -> !sinks.contains(old.sink()) && old.state() != NewsDelivery.State.Pending);
        List<NewsDelivery> after = Stream.concat(latest, told).limit(MOST).toList();
        return new Report(report.request(), report.status().withNews(after));
    }

    public static List<NewsDelivery> pending(PacketCaptureRequestStatus status) {
        return status.news().stream().filter(each -> each.state() == NewsDelivery.State.Pending).toList();
    }

    /** What the sink is still to hear; nothing when it has heard it, or when there is something newer to tell. */
    public static Optional<NewsDelivery> pending(Request request, String sink, String news) {
        return pending(request.status()).stream()
                .filter(each -> each.sink().equals(sink) && each.news().equals(news)).findFirst();
    }

    /** Since when it is to be told; what a hand has damaged there counts as long ago, and is soon given up. */
    public static Instant since(NewsDelivery delivery) {
        return StatusCodec.instant(delivery.time()).orElse(Instant.EPOCH);
    }

    /** The status with this delivery in place of the one before. */
    public static Report mark(Request request, NewsDelivery delivery) {
        return new Report(request, request.status().withNews(request.status().news().stream()
                .map(each -> each.sink().equals(delivery.sink()) ? delivery : each).toList()));
    }

    private static Optional<NewsDelivery> find(List<NewsDelivery> all, String sink) {
        return all.stream().filter(each -> each.sink().equals(sink)).findFirst();
    }

    private static NewsDelivery fresh(String sink, NewsKind kind, Instant now) {
        return new NewsDelivery(sink, kind.name(), NewsDelivery.State.Pending,
                now.truncatedTo(ChronoUnit.MILLIS).toString(), null);
    }
}
