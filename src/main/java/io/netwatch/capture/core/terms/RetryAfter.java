package io.netwatch.capture.core.terms;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the Retry-After header of RFC 9110, 10.2.3: seconds, or an HTTP date.
 *
 * @param shortest that a server is believed: zero would make a busy loop of it
 * @param longest that a server is believed: its slip must not silence somebody for years
 */
public record RetryAfter(Duration shortest, Duration longest) {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

    /** The moment that the header names, within the two bounds from now; nothing when it is unreadable. */
    public Optional<Instant> moment(String header, Instant now) {
        try {
            Duration wait = SECONDS.matcher(header).matches()
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(now,
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return Optional.of(now.plus(within(wait)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Duration within(Duration wait) {
        Duration atLeast = wait.compareTo(shortest) < 0 ? shortest : wait;
        return atLeast.compareTo(longest) > 0 ? longest : atLeast;
    }
}
