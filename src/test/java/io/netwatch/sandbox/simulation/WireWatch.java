package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at every request on the wire: how Azure is treated, and what is secret in it. */
final class WireWatch {
    /** What is shorter is no token but the word for one that is missing. */
    private static final int SHORT = 8;

    private final ManualClock clock;
    private final List<String> violations;
    private final Map<String, Instant> closed = new HashMap<>();
    private final Set<String> secrets = new HashSet<>(Set.of(AzureRoom.SECRET));
    private int writes;
    private int requests;

    WireWatch(ManualClock clock, List<String> violations) {
        this.clock = clock;
        this.violations = violations;
    }

    /** Requests that change something in Azure, so far. */
    int writes() {
        return writes;
    }

    /** All requests to Resource Manager, so far. */
    int requests() {
        return requests;
    }

    Set<String> secrets() {
        return secrets;
    }

    Delivery deliver(Tap tap, Azure model, Face face, Call call) {
        call.header("Authorization").map(value -> value.replace("Bearer ", ""))
                .filter(token -> token.length() > SHORT).ifPresent(secrets::add);
        String what = call.method() + " " + call.path();
        if (face == Face.ARM) {
            before(what, call);
        }
        Delivery delivery = tap.deliver(model, face, call);
        if (face == Face.ARM && delivery instanceof Delivery.Delivered(var answer, var _)) {
            pause(answer).ifPresent(pause -> closed.put(what, clock.instant().plus(pause)));
        }
        return delivery;
    }

    /** A new process does not know what was asked of the one before it. */
    void forget() {
        closed.clear();
    }

    private void before(String what, Call call) {
        requests++;
        if (call.path().matches(".*/operation(s|Results)/.*")) {
            violations.add("L2: an operation is polled, and nobody knows for how long: " + what);
        }
        boolean query = call.path().endsWith("/queryStatus");
        writes += call.method().equals("GET") || query ? 0 : 1;
        Optional.ofNullable(closed.get(what)).filter(clock.instant()::isBefore)
                .ifPresent(until -> violations.add("S11: " + what + " inside a Retry-After"));
        if (call.method().equals("PUT") && call.path().contains("/packetCaptures/")) {
            JsonNode properties = call.body().path("properties");
            boolean ring = properties.has("captureSettings");
            if (!ring && !(properties.has("timeLimitInSeconds") && properties.has("totalBytesPerSession"))) {
                violations.add("S9: an order without limits: " + properties);
            }
        }
    }

    private Optional<Duration> pause(Answer answer) {
        return Optional.of(answer).filter(given -> given.status() == 429 || given.status() == 503)
                .flatMap(given -> given.header("Retry-After")).map(this::pause);
    }

    /** Seconds, or a date. */
    private Duration pause(String header) {
        return header.matches("\\d+")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.between(clock.instant(),
                        ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }
}
