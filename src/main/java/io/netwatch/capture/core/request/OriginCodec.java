package io.netwatch.capture.core.request;

import io.netwatch.capture.api.SessionOwnership;
import java.time.Instant;
import java.util.Objects;

/** The origin of a session in the status, and back. What a hand has damaged reads as a name that must prove itself. */
final class OriginCodec {
    private OriginCodec() {}

    static SessionOwnership write(Origin origin) {
        return switch (origin) {
            case Origin.Generated _ -> null;
            case Origin.Named _ -> new SessionOwnership("Made", null, null);
            case Origin.Adopted(Instant start, String differs) ->
                new SessionOwnership("Adopted", start.toString(), differs.isEmpty() ? null : differs);
            case Origin.Replaced(Instant start) -> new SessionOwnership("Replaced", start.toString(), null);
        };
    }

    static Origin read(SessionOwnership stored) {
        return stored == null || stored.origin() == null
                ? new Origin.Generated()
                : switch (stored.origin()) {
                    case "Made" -> new Origin.Named();
                    case "Adopted" -> StatusCodec.instant(stored.startTime())
                            .<Origin>map(start -> new Origin.Adopted(start,
                                    Objects.requireNonNullElse(stored.differs(), "")))
                            .orElseGet(Origin.Generated::new);
                    case "Replaced" -> StatusCodec.instant(stored.startTime()).<Origin>map(Origin.Replaced::new)
                            .orElseGet(Origin.Generated::new);
                    default -> new Origin.Generated();
                };
    }
}
