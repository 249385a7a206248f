package io.netwatch.capture.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a sink's Retry-After: seconds, or an HTTP date. */
final class RetryAfter {
    /** A slip of the sink must not silence it for longer than its news is worth anything. */
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** Nothing when it is unreadable or over. */
    static Optional<Instant> moment(String header, Instant now) {
        try {
            Instant until = SECONDS.matcher(header).matches()
                    ? now.plusSeconds(Long.parseLong(header))
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(until.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : until)
                    .filter(moment -> moment.isAfter(now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
