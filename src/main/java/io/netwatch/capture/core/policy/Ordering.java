package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills a policy's template. The alert selects a policy and names a target; it decides nothing else of the capture. */
final class Ordering {
    /** Seven days: ordered requests come in numbers, and their files stay. */
    private static final int DEFAULT_TTL_SECONDS = 604800;

    private Ordering() {}

    /** One request; with a flight recorder that is to capture as well, a second one behind it. */
    static List<NewRequest> requests(Policy policy, Alert alert, ArmId target) {
        NewRequest first = request(policy, alert, target);
        boolean also = Recorder.of(policy).filter(recorder -> recorder.capturesToo(target)).isPresent();
        return also
                ? List.of(first,
                        new NewRequest(first.namespace(), first.name() + Sibling.ALSO, first.labels(), Map.of(),
                                ordinary(policy.spec().template(), target, first.spec().trigger())))
                : List.of(first);
    }

    static NewRequest request(Policy policy, Alert alert, ArmId target) {
        String recorder = Recorder.of(policy).filter(own -> own.records(target)).map(_ -> policy.name())
                .orElse(policy.spec().template().fromRecorder());
        return new NewRequest(policy.namespace(), Naming.request(policy, alert, target),
                Naming.labels(policy, alert, target), Map.of(),
                spec(policy.spec().template(), target, recorder, trigger(policy, alert, target)));
    }

    private static Trigger trigger(Policy policy, Alert alert, ArmId target) {
        return new Trigger(AlertKey.of(alert, target).instance(), alert.id().orElse(null),
                alert.rule().isEmpty() ? null : alert.rule(),
                alert.severity().orElse(null), alert.firedTime().map(Instant::toString).orElse(null), policy.name(),
                null);
    }

    /** One that captures by itself, whatever a flight recorder has. */
    static PacketCaptureRequestSpec ordinary(CaptureTemplate template, ArmId target, Trigger trigger) {
        return spec(template, target, null, trigger);
    }

    static PacketCaptureRequestSpec spec(CaptureTemplate template, ArmId target, String fromRecorder, Trigger trigger) {
        return new PacketCaptureRequestSpec(new Target(target.text(), null), template.networkWatcherId(),
                template.captureName(), template.conflictPolicy(), template.timeLimitSeconds(), template.totalBytes(),
                template.bytesPerPacket(), template.ringBuffer(), template.filters(), template.storage(), null,
                template.startDeadlineSeconds(), template.deletionPolicy(),
                Objects.requireNonNullElse(template.ttlSecondsAfterFinished(), DEFAULT_TTL_SECONDS),
                template.installAgent(), fromRecorder, template.reason(), template.credentialsRef(),
                template.evidence(), trigger);
    }
}
