package io.netwatch.capture.operator;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.SecretRef;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.request.Story;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests on whose behalf Azure is asked. */
final class Asking {
    static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";
    static final ArmId MACHINE = new ArmId(GROUP + "Microsoft.Compute/virtualMachines/v");
    static final ArmId ACCOUNT = new ArmId(GROUP + "Microsoft.Storage/storageAccounts/a");
    static final ArmId WATCHER = new ArmId(GROUP + "Microsoft.Network/networkWatchers/w");

    private Asking() {}

    static Request request(String uid) {
        return request(uid, NOW, null, null);
    }

    static Request as(String credentials) {
        return request("uid-1", NOW, null, new SecretRef(credentials));
    }

    /** Made so many seconds before now, by an alert of this severity; null for one made by a person. */
    static Request waiting(String uid, long age, String severity) {
        return request(uid, NOW.minusSeconds(age), severity == null
                ? null
                : new Trigger("key", null, null, severity, null, "policy", null), null);
    }

    static Order order(Request request, int seconds) {
        return new Order(new SessionRef(WATCHER, request.uid()), CaptureTarget.machine(MACHINE),
                new Limits.Classic(seconds, 1), 0, List.of(),
                request.spec().storage());
    }

    private static Request request(String uid, Instant created, Trigger trigger, SecretRef credentials) {
        PacketCaptureRequestSpec spec = new PacketCaptureRequestSpec(new Target(MACHINE.text(), null), null, null, null,
                null, null, null, null, List.of(), new Storage(ACCOUNT.text(), null, null), null, null, null, null,
                null, null, null, credentials, null, trigger);
        return new Request(new RequestKey("team", uid), uid, "1", 1, created, false, Optional.empty(), Optional.empty(),
                spec,
                StatusCodec.NONE, Story.NONE);
    }
}
