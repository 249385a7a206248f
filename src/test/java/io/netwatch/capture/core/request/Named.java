package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.WATCHER;
import static io.netwatch.capture.core.request.Given.aRequest;

import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.RunRead;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests that name their session {@code nightly}, and what Azure and the cluster say of it. */
final class Named {
    static final SessionRef NIGHTLY = new SessionRef(WATCHER, "nightly");
    static final ClaimsRead NOBODY = new ClaimsRead(List.of());
    static final ClaimsRead SOMEBODY = new ClaimsRead(List.of(new Claim(new RequestKey("team", "other"), CREATED,
            "uid-2", Optional.of(CREATED), true)));

    private Named() {}

    static Given made() {
        return ordered(new Origin.Named()).confirmed(BLOB).started(0);
    }

    static Given adopted() {
        return ordered(new Origin.Adopted(CREATED, "")).confirmed(BLOB).started(0);
    }

    static Given ordered(Origin origin) {
        Given named = aRequest().spec("{captureName: nightly}");
        Request request = named.request();
        return new Given(named.rules(), request.with(request.story().with(new Plan(NIGHTLY, 1, CREATED, origin))),
                named.progress(), named.seen(), named.now());
    }

    static SessionRead there(ArmId target) {
        return new SessionRead(Optional.of(new Session(target, 300, 1L << 30, 0, BLOB, "Succeeded")));
    }

    static RunRead runs(Instant start) {
        return new RunRead(Optional.of(new RunState(RunState.Status.Running, Optional.of(start), "", List.of())));
    }

    static RunRead ended() {
        return new RunRead(Optional.of(Given.stopped("Manual")));
    }
}
