package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.cluster.EventWriter.Subject;
import io.netwatch.capture.core.policy.RecorderNews;
import io.netwatch.capture.core.request.RequestKey;

/**
 * {@link PolicyStatuses} that tells people what is new about a flight recorder, in Events of the policy: one for each
 * reason and target, whose count is raised. Only what was stored is told, so nothing is told while nothing changes.
 */
public record PolicyNews(PolicyStatuses statuses, EventWriter events) implements PolicyStatuses {

    @Override
    public boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        boolean written = statuses.write(read, status);
        if (written) {
            ObjectMeta meta = read.getMetadata();
            RequestKey key = new RequestKey(meta.getNamespace(), meta.getName());
            RecorderNews.of(read.getStatus(), status).forEach(news -> events
                    .write(Subject.policy(key, meta.getUid(), news.about()), news.reason(), news.message(), 1));
        }
        return written;
    }
}
