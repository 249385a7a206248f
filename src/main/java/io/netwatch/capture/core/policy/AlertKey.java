package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Hash;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells alerts apart, in hexadecimal digits.
 *
 * @param instance 64 digits: the same for each delivery of one alert
 * @param incident 40 digits: the same for the firing and the resolving of one alert
 */
record AlertKey(String instance, String incident) {

    /**
     * The alert's own id where it has one; else everything that its rule could fire separately for, and when it fired;
     * where it does not say when, the whole message.
     */
    static AlertKey of(Alert alert, ArmId target) {
        String incident = alert.id().map(id -> id.toLowerCase(Locale.ROOT)).orElseGet(() -> described(alert, target));
        String instance = alert.id().isPresent()
                ? incident
                : joined(incident, alert.firedTime().map(Instant::toString).or(alert::digest).orElse(""));
        return new AlertKey(Hash.hex(instance, 64), Hash.hex(incident, 40));
    }

    /** When the alert fired in its one canonical form, or an empty text. */
    static String fired(Alert alert) {
        return alert.firedTime().map(Instant::toString).orElse("");
    }

    /** No text holds a line break (see {@link Alert}), so two different lists never join to the same text. */
    static String joined(String... parts) {
        return String.join("\n", parts);
    }

    private static String described(Alert alert, ArmId target) {
        return Stream.concat(Stream.of(alert.schema().toLowerCase(Locale.ROOT), alert.rule(), target.lowerCase()),
                alert.dimensions().stream()).collect(Collectors.joining("\n"));
    }
}
