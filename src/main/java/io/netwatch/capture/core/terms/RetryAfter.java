package io.netwatch.capture.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the Retry-After header: seconds, or an HTTP date. */
final class RetryAfter {
    // Zero would make a busy loop, and a slip of the server must not silence a request for years.
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

    private RetryAfter() {}

    /** The moment that the header names, at least a second and at most a day away; nothing when it is unreadable. */
    static Optional<Instant> moment(String header, Instant now) {
        try {
            Duration wait = SECONDS.matcher(header).matches()
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(now,
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(now.plus(clamp(wait)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration clamp(Duration wait) {
        Duration atLeast = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }
}
