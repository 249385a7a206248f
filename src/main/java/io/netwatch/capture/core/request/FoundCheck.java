package io.netwatch.capture.core.request;

import io.netwatch.capture.api.ConflictPolicy;
import io.netwatch.capture.core.request.Vacancy.Found;
import io.netwatch.capture.core.terms.ArmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a session that was found may be replaced or adopted, and the words for it. */
final class FoundCheck {
    private FoundCheck() {}

    /** Why not, and what to do; nothing when it may. */
    static Optional<String> refusal(ConflictPolicy policy, Found found, Request request, Rules rules) {
        if (policy == ConflictPolicy.Fail) {
            return Optional.of("To take its name set spec.conflictPolicy to Replace, to watch it set Adopt.");
        }
        if (Ownership.target(request).filter(found.session().target()::equals).isEmpty()) {
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
        ArmId target = found.session().target();
        boolean known = rules.reach().refusal(request.key().namespace(), target).isEmpty();
        String began = found.state().startTime().map(start -> " since " + start).orElse("");
        return found.ref().id() + " captures on "
                + (known ? target : "a target that namespace " + request.key().namespace() + " may not use")
                + " and is "
                + found.state().status() + began + ".";
    }

    /** Limits of a session that are not those of the spec: it is adopted as it is. */
    static String differences(Session session, Request request) {
        Order order = Order.of(new SessionRef(session.target(), ""), request.spec());
        List<String> all = new ArrayList<>();
        add(all, "timeLimitSeconds", session.timeLimitSeconds(), order.timeLimitSeconds());
        add(all, "totalBytes", session.totalBytes(), order.totalBytes());
        add(all, "bytesPerPacket", session.bytesPerPacket(), order.bytesPerPacket());
        return String.join(", ", all);
    }

    private static void add(List<String> all, String field, long is, long wanted) {
        if (is != wanted) {
            all.add(field + " is " + is + ", not " + wanted);
        }
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
