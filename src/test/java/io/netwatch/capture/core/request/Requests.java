package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;

/** Requests for tests outside this package. */
public final class Requests {
    private Requests() {}

    /** One that uses the operator's own credentials. */
    public static Request plain(String namespace) {
        return in(namespace, Given.aRequest().request());
    }

    public static Request withSecret(String namespace, String secret) {
        return in(namespace, Given.aRequest().spec("{credentialsRef: {name: %s}}".formatted(secret)).request());
    }

    /** One that stands in this state, with this status otherwise. */
    public static Request standing(String tweak, Reason reason, String detail, PacketCaptureRequestStatus status) {
        Request request = Given.aRequest().spec(tweak).request();
        List<Condition> conditions = Conditions.of(new Conditions.Word(reason, detail, Optional.empty()), 1, List.of(),
                Given.CREATED);
        PacketCaptureRequestStatus stands = new PacketCaptureRequestStatus(1L, conditions, status.targetName(),
                status.networkWatcherId(), status.captureName(), status.attempt(), status.captureId(), status.blobUrl(),
                status.startTime(), status.endTime(), status.stopReason(), status.captureErrors(), status.why(),
                status.missingSince(), status.size(), status.files(), status.ownership(), status.preflight(),
                status.summary(), status.reportUrl(), status.news());
        return new Request(request.key(), request.uid(), "1", 1, request.created(), false, Optional.empty(),
                Optional.empty(),
                request.spec(), stands, StatusCodec.read(stands));
    }

    public static Order order() {
        return Order.of(Given.SESSION, Specs.everyday());
    }

    private static Request in(String namespace, Request request) {
        return new Request(new RequestKey(namespace, request.key().name()), request.uid(), request.resourceVersion(),
                request.generation(), request.created(), request.deleting(), request.manager(), request.trace(),
                request.spec(),
                request.status(), request.story());
    }
}
