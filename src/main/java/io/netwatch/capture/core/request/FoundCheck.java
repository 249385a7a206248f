package io.netwatch.capture.core.request;

import io.netwatch.capture.api.ConflictPolicy;
import io.netwatch.capture.core.request.Vacancy.Found;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a session that was found may be replaced or adopted, and the words for it. */
final class FoundCheck {
    private FoundCheck() {}

    /** Why not, and what to do; nothing when it may. */
    static Optional<String> refusal(ConflictPolicy policy, Found found, Request request, Rules rules) {
        if (policy == ConflictPolicy.Fail) {
            return Optional.of("To take its name set spec.conflictPolicy to Replace, to watch it set Adopt.");
        }
        if (Ownership.target(request).filter(found.session().target().id()::equals).isEmpty()) {
            return Optional.of("conflictPolicy " + policy + " is for sessions on spec.target only: choose another"
                    + " spec.captureName.");
        }
        return switch (policy) {
            case Replace -> CaptureName.isOfAnother(found.ref().name(), rules.install())
                    ? Optional.of("Its name is that of another installation's capture, which is not replaced.")
                    : Optional.empty();
            case Adopt -> elsewhere(found.session(), request);
            case Fail -> Optional.empty();
        };
    }

    /** Whose target and which state. A target that the namespace may not use is none of its business. */
    static String sentence(Found found, Request request, Rules rules) {
        ArmId target = found.session().target().id();
        boolean known = rules.reach().refusal(request.key().namespace(), target).isEmpty();
        String began = found.state().startTime().map(start -> " since " + start).orElse("");
        return found.ref().id() + " captures on "
                + (known ? target : "a target that namespace " + request.key().namespace() + " may not use")
                + " and is "
                + found.state().status() + began + ".";
    }

    /** Limits of a session that are not those of the spec: it is adopted as it is. */
    static String differences(Session session, Request request) {
        Order order = Order.of(new SessionRef(session.target().id(), ""), request.spec());
        return Stream.of(limits(session.limits(), order.limits()),
                differs("bytesPerPacket", session.bytesPerPacket(), order.bytesPerPacket()),
                session.target().scope().equals(order.target().scope()) ? "" : "the instances are others")
                .filter(difference -> !difference.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String limits(Limits is, Limits wanted) {
        if (is instanceof Limits.Classic(var seconds, var bytes)
                && wanted instanceof Limits.Classic(var wantedSeconds, var wantedBytes)) {
            return Stream.of(differs("timeLimitSeconds", seconds, wantedSeconds),
                    differs("totalBytes", bytes, wantedBytes)).filter(difference -> !difference.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        if (is instanceof Limits.RingBuffer && wanted instanceof Limits.RingBuffer) {
            return is.equals(wanted) ? "" : "ringBuffer is " + words(is) + ", not " + words(wanted);
        }
        return "it has " + words(is) + ", not " + words(wanted);
    }

    private static String words(Limits limits) {
        return switch (limits) {
            case Limits.Classic _ -> "one file";
            case Limits.RingBuffer(var count, var bytes, var seconds) ->
                "%d files of %d bytes for %d s".formatted(count, bytes, seconds);
        };
    }

    private static String differs(String field, long is, long wanted) {
        return is == wanted ? "" : field + " is " + is + ", not " + wanted;
    }

    /** Its file is looked for and told, so it must lie where this namespace may look. */
    private static Optional<String> elsewhere(Session session, Request request) {
        boolean inside = session.blobUrl().isEmpty() || ArmId.parse(request.spec().storage().accountId())
                .filter(account -> BlobUriCheck.isInside(session.blobUrl(), account.name())).isPresent();
        return inside
                ? Optional.empty()
                : Optional.of("Its file does not go to spec.storage.accountId: name the account that it goes to.");
    }
}
