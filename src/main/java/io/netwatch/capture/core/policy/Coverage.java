package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.RecordingStatus.Gaps;
import io.netwatch.capture.core.request.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The time that the recordings of one target tell of, as far as they still exist.
 *
 * @param spans without overlap, the oldest first; one that goes on ends at {@code now}
 * @param goesOn whether the last span is being recorded
 */
record Coverage(List<Span> spans, boolean goesOn) {
    private static final long MINUTE = 60;
    private static final long TEN_MINUTES = 10 * MINUTE;
    private static final long HOUR = 60 * MINUTE;

    /** From one moment to another. */
    record Span(Instant from, Instant to) {}

    static Coverage of(List<Recording> recordings, Instant now) {
        List<Span> merged = new ArrayList<>();
        recordings.stream().filter(one -> one.start().isPresent())
                .map(one -> span(one, one.start().get(), now))
                .filter(span -> !span.to().isBefore(span.from()))
                .sorted(Comparator.comparing(Span::from).thenComparing(Span::to)).forEach(span -> {
                    Span last = merged.isEmpty() ? null : merged.getLast();
                    if (last == null || span.from().isAfter(last.to())) {
                        merged.add(span);
                    } else if (span.to().isAfter(last.to())) {
                        merged.set(merged.size() - 1, new Span(last.from(), span.to()));
                    }
                });
        return new Coverage(List.copyOf(merged), recordings.stream().anyMatch(Recording::isSteady));
    }

    /** What goes on has begun, also where our clock is behind Azure's. */
    private static Span span(Recording one, Instant start, Instant now) {
        Instant open = now.isAfter(start) ? now : start;
        return new Span(start, one.isOver() ? one.end().orElse(now) : open);
    }

    /** Since when there has been no gap; empty when nothing records. */
    Optional<Instant> since() {
        return goesOn && !spans.isEmpty() ? Optional.of(spans.getLast().from()) : Optional.empty();
    }

    /** Rounded down, so that a status that says it does not change all the time. */
    long seconds() {
        long all = spans.stream().mapToLong(span -> Duration.between(span.from(), span.to()).toSeconds()).sum();
        long unit = all < TEN_MINUTES ? MINUTE : all < 2 * HOUR ? TEN_MINUTES : HOUR;
        return all / unit * unit;
    }

    /** Between the spans; a gap that is not over yet is the state's to tell. */
    Gaps gaps() {
        Duration all = Duration.ZERO;
        for (int i = 1; i < spans.size(); i++) {
            all = all.plus(Duration.between(spans.get(i - 1).to(), spans.get(i).from()));
        }
        return new Gaps(Math.max(0, spans.size() - 1), Math.ceilDiv(all.toMillis(), 1000L));
    }
}
