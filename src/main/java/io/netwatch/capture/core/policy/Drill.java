package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.policy.DrillWish.Wish;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Standing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A fire drill: an ordinary request of one second, which the operator makes because an annotation of the policy asks for
 * it. The status says first that it is to be made, by a guarded write; only whoever has written that makes it, so that one
 * value of the annotation never leads to two captures.
 *
 * @param answer what {@code status.lastDrill} is to say
 * @param request to be made once that is written; nothing when the answer is final
 */
public record Drill(LastDrill answer, Optional<NewRequest> request) {
    /** On a policy; its value is a time, and then the id of a target when it is not to be the first one. */
    public static final String ANNOTATION = CaptureApi.GROUP + "/drill-requested-at";
    /** On the request; its value is that of {@link Labels#POLICY}, which a drill must not carry: it counts for no limit. */
    static final String LABEL = CaptureApi.GROUP + "/drill";
    private static final String UNDER_WAY = "UnderWay";
    private static final int LONGEST_VALUE = 1200;
    private static final int TTL_SECONDS = 120;
    private static final int START_WITHIN_SECONDS = 300;

    /** What the annotation asks for and the status does not answer yet; nothing when there is no such thing. */
    public static Optional<Drill> wanted(Policy policy, String uid, Map<String, String> annotations, LastDrill last,
            Instant now) {
        return Optional.ofNullable(annotations.get(ANNOTATION)).map(Drill::plain)
                .filter(value -> last == null || !value.equals(last.requestedAt()))
                .map(value -> switch (DrillWish.of(policy, value, now)) {
                    case Wish.Refused(var sentence) ->
                        new Drill(answer(value, "Refused", sentence, now), Optional.empty());
                    case Wish.Granted(var target) -> begun(policy, uid, value, target);
                });
    }

    public static boolean isUnderWay(LastDrill drill) {
        return drill != null && UNDER_WAY.equals(drill.result());
    }

    /** The request of a drill that is under way. */
    public static RequestKey request(Policy policy, String uid, LastDrill underWay) {
        return new RequestKey(policy.namespace(), Naming.drill(policy, uid, underWay.requestedAt()));
    }

    /** How it went, once that is certain: a drill that is blocked has shown what it had to show. */
    public static Optional<LastDrill> outcome(LastDrill underWay, RequestKey key, Optional<Request> request,
            Instant now) {
        if (request.isEmpty()) {
            return Optional.of(answer(underWay.requestedAt(), "Lost", "Request " + key.name()
                    + " is gone before its end, or was never made: write another time to ask again.", now));
        }
        Standing standing = request.get().state().standing();
        return standing.isFinal() || standing == Standing.Blocked
                ? Optional.of(answer(underWay.requestedAt(), request.get().state().word(), words(request.get()), now))
                : Optional.empty();
    }

    /** The API server would not have it. */
    public static LastDrill refused(LastDrill underWay, String words, Instant now) {
        return answer(underWay.requestedAt(), "Refused", "The API server refuses the request: " + words, now);
    }

    private static String words(Request request) {
        return Conditions.find(request.conditions(), "Ready").map(Condition::message).orElse("") + " It was request "
                + request.key().name() + ".";
    }

    private static Drill begun(Policy policy, String uid, String value, ArmId target) {
        String name = Naming.drill(policy, uid, value);
        NewRequest request = new NewRequest(policy.namespace(), name, Map.of(LABEL, Labels.policy(policy.name())),
                Map.of(), spec(policy, target));
        return new Drill(new LastDrill(value, null, UNDER_WAY, "Request %s captures on %s.".formatted(name, target)),
                Optional.of(request));
    }

    /** As the policy's captures are, but short, under a name of its own, and soon gone. */
    private static PacketCaptureRequestSpec spec(Policy policy, ArmId target) {
        CaptureTemplate usual = policy.spec().template();
        return Ordering.ordinary(new CaptureTemplate(usual.networkWatcherId(), null, null, 1, usual.totalBytes(),
                usual.bytesPerPacket(), null, usual.filters(), usual.storage(), START_WITHIN_SECONDS,
                DeletionPolicy.Delete, TTL_SECONDS, usual.installAgent(), null,
                "Fire drill of policy " + policy.name() + ".", usual.credentialsRef(),
                usual.evidence()), target, null);
    }

    private static LastDrill answer(String requestedAt, String result, String message, Instant now) {
        return new LastDrill(requestedAt, Moments.text(now), result,
                Plain.text(message, LONGEST_VALUE));
    }

    private static String plain(String value) {
        return Plain.text(value, LONGEST_VALUE).strip();
    }
}
