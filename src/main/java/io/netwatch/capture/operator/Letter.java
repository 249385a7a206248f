package io.netwatch.capture.operator;

import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.core.news.Outbox;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import java.util.List;

/** One piece of news on its way from one request to one sink. */
record Letter(RequestKey key, String uid, String sink, String news) {

    /** All that a report leaves to be sent. */
    static List<Letter> in(Report report) {
        return Outbox.pending(report.status()).stream().map(pending -> of(report.request(), pending)).toList();
    }

    private static Letter of(Request request, NewsDelivery pending) {
        return new Letter(request.key(), request.uid(), pending.sink(), pending.news());
    }

    @Override
    public String toString() {
        return news + " of " + key + " for " + sink;
    }
}
