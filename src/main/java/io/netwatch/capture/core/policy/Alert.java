package io.netwatch.capture.core.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One message about one alert, whatever schema it came in. All texts are harmless: readers pass them through
 * {@link io.netwatch.capture.core.terms.Plain}.
 *
 * @param schema the sender's name of the schema
 * @param id the alert's own id; metric alerts of the older schema have none
 * @param rule name of the alert rule; empty when the alert does not say
 * @param state {@link #FIRED}, {@link #RESOLVED}, or the sender's own word for something else
 * @param severity {@code Sev0} to {@code Sev4}
 * @param service the monitoring service that raised it, such as {@code Platform}; empty when the alert does not say
 * @param dimensions {@code name=value} in order: what tells two alerts of one rule and one target apart
 * @param objection why it starts nothing although it fired, as a sentence
 * @param digest SHA-256 of the message as it came, where neither an id nor a time tells one firing from the next
 */
public record Alert(String schema, Optional<String> id, String rule, String state, Optional<String> severity,
        String service, Optional<Instant> firedTime, Targets targets, List<String> dimensions,
        Optional<String> objection, Optional<String> digest) {
    public static final String FIRED = "Fired";
    public static final String RESOLVED = "Resolved";

    /** Azure's portal uses these in every test message of an action group, and nowhere else. */
    private static final String TEST_SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String TEST_ALERT = "12345678-1234-1234-1234-1234567890ab";

    public Alert {
        dimensions = dimensions.stream().sorted().toList();
    }

    /** As a reader makes it, who does not know the whole message. */
    public Alert(String schema, Optional<String> id, String rule, String state, Optional<String> severity,
            String service, Optional<Instant> firedTime, Targets targets, List<String> dimensions,
            Optional<String> objection) {
        this(schema, id, rule, state, severity, service, firedTime, targets, dimensions, objection, Optional.empty());
    }

    /** Whether only the whole message tells this firing from another one. */
    public boolean isAnonymous() {
        return id.isEmpty() && firedTime.isEmpty();
    }

    /** The same, known by the whole message that it came in. */
    public Alert of(String digestOfMessage) {
        return new Alert(schema, id, rule, state, severity, service, firedTime, targets, dimensions, objection,
                Optional.of(digestOfMessage));
    }

    /** Whether somebody pressed "Test action group" in the portal. */
    boolean isTest() {
        return id.map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.endsWith(TEST_ALERT) || text.startsWith(TEST_SUBSCRIPTION)).isPresent()
                || targets.anyBelow(TEST_SUBSCRIPTION);
    }
}
