package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Preflight;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.policy.Firing;
import io.netwatch.capture.core.policy.Labels;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resource shell around a request: what the API server stores, and what the core sees of it. */
final class RequestShell {
    private RequestShell() {}

    /** The object with a new status. */
    static PacketCaptureRequest write(Report report) {
        PacketCaptureRequest shell = of(report.request());
        shell.setStatus(report.status());
        return shell;
    }

    /** The object as far as a guarded write needs it. */
    static PacketCaptureRequest of(Request request) {
        PacketCaptureRequest shell = new PacketCaptureRequest();
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace(request.key().namespace());
        meta.setName(request.key().name());
        meta.setUid(request.uid());
        meta.setResourceVersion(request.resourceVersion());
        shell.setMetadata(meta);
        shell.setSpec(request.spec());
        return shell;
    }

    /** The object as others of its policy see it; nothing when its target cannot be read. */
    static Optional<Sibling> sibling(PacketCaptureRequest shell) {
        ObjectMeta meta = shell.getMetadata();
        PacketCaptureRequestStatus status = status(shell);
        Map<String, String> labels = Optional.ofNullable(meta.getLabels()).orElse(Map.of());
        return Optional.ofNullable(shell.getSpec()).map(PacketCaptureRequestSpec::target).map(Target::resourceId)
                .flatMap(ArmId::parse)
                .map(target -> new Sibling(meta.getName(), meta.getUid(), target,
                        labels.getOrDefault(Labels.ALERT, ""), Instant.parse(meta.getCreationTimestamp()),
                        stage(status), StatusCodec.finished(status), instances(status)));
    }

    private static List<String> instances(PacketCaptureRequestStatus status) {
        return Optional.ofNullable(status.preflight()).map(Preflight::instances).orElse(List.of());
    }

    /** The object as its policy's status tells of it; nothing when no alert has ordered it. */
    static Optional<Firing> firing(PacketCaptureRequest shell) {
        ObjectMeta meta = shell.getMetadata();
        PacketCaptureRequestStatus status = status(shell);
        Optional<Reason> reason = Conditions.reason(status.conditions());
        return Optional.ofNullable(shell.getSpec()).filter(spec -> spec.trigger() != null && spec.target() != null)
                .map(spec -> new Firing(meta.getName(), spec.target().resourceId(), spec.trigger().rule(),
                        Optional.ofNullable(spec.trigger().firedTime()).orElse(meta.getCreationTimestamp()),
                        Instant.parse(meta.getCreationTimestamp()), stage(status),
                        reason.equals(Optional.of(Reason.Suppressed)),
                        reason.equals(Optional.of(Reason.StartDeadlineExceeded))));
    }

    static Sibling.Stage stage(PacketCaptureRequest shell) {
        return stage(status(shell));
    }

    private static Sibling.Stage stage(PacketCaptureRequestStatus status) {
        boolean ordered = status.captureName() != null || status.recording() != null;
        return StatusCodec.finished(status).isPresent()
                ? ordered ? Sibling.Stage.Finished : Sibling.Stage.Void
                : ordered ? Sibling.Stage.Ordered : Sibling.Stage.Waiting;
    }

    /** Whether it cannot go before its session is gone, or goes already. */
    static boolean isGuarded(PacketCaptureRequest shell) {
        ObjectMeta meta = shell.getMetadata();
        return meta.getDeletionTimestamp() != null || meta.getFinalizers().contains(CaptureApi.FINALIZER);
    }

    static Request read(PacketCaptureRequest shell) {
        ObjectMeta meta = shell.getMetadata();
        PacketCaptureRequestStatus status = status(shell);
        Request request = new Request(new RequestKey(meta.getNamespace(), meta.getName()), meta.getUid(),
                meta.getResourceVersion(), Optional.ofNullable(meta.getGeneration()).orElse(0L),
                Instant.parse(meta.getCreationTimestamp()), meta.getDeletionTimestamp() != null, GitOps.manager(meta),
                Optional.ofNullable(meta.getAnnotations()).map(all -> all.get(CaptureApi.TRACE)),
                shell.getSpec(),
                status, StatusCodec.read(status));
        return RecorderShell.mark(meta).map(request::marked).orElse(request);
    }

    /** The API server stores an object without one first. */
    private static PacketCaptureRequestStatus status(PacketCaptureRequest shell) {
        return Optional.ofNullable(shell.getStatus()).orElse(StatusCodec.NONE);
    }
}
