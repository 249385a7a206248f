package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The watch between the API server and the operator. What it has lost comes to light in the list after a reconnect. */
final class Feed {
    static final Duration SILENCE = Duration.ofMinutes(10);

    /**
     * What befalls it. {@code SILENT}: nothing arrives for ten minutes, as on a half-open connection; {@code EXPIRED}: 410,
     * everything is listed anew; {@code REPLAYED}: everything that ever happened comes once more.
     */
    enum Fault {
        SILENT, EXPIRED, REPLAYED, TWICE, REVERSED
    }

    private final List<ObjectNode> past = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();
    private Optional<Instant> reconnect = Optional.empty();

    void befall(Fault now, Instant at) {
        fault = Optional.of(now);
        if (now == Fault.SILENT || now == Fault.EXPIRED) {
            reconnect = Optional.of(now == Fault.SILENT ? at.plus(SILENCE) : at);
        }
    }

    /** When everything will be listed anew. */
    Optional<Instant> reconnect() {
        return reconnect;
    }

    void reconnected() {
        reconnect = Optional.empty();
        fault = Optional.empty();
    }

    /** What arrives of these news. */
    List<ObjectNode> arriving(List<ObjectNode> news) {
        past.addAll(news);
        List<ObjectNode> arriving = new ArrayList<>();
        switch (fault.orElse(null)) {
            case null -> arriving.addAll(news);
            case SILENT, EXPIRED -> {
            }
            case REPLAYED -> arriving.addAll(past);
            case TWICE -> {
                arriving.addAll(news);
                arriving.addAll(news);
            }
            case REVERSED -> arriving.addAll(news.reversed());
        }
        if (reconnect.isEmpty() && !news.isEmpty()) {
            fault = Optional.empty();
        }
        return arriving;
    }
}
