package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.api.PacketCaptureRequest;

/**
 * What the operator's only watch on requests leaves behind for others, before no more than an outline is kept.
 *
 * @param newcomers for the first visits
 * @param recordings for policies and for evidence
 */
public record OwnWatch(Newcomers newcomers, RecordingIndex recordings) {

    public static OwnWatch create() {
        return new OwnWatch(new Newcomers(), new RecordingIndex());
    }

    /** @param before what was kept of the request until now; null when nothing */
    public void shown(PacketCaptureRequest before, PacketCaptureRequest now) {
        newcomers.shown(before, now);
        recordings.put(now);
    }

    /** It was deleted. */
    public void gone(PacketCaptureRequest last) {
        ObjectMeta meta = last.getMetadata();
        newcomers.gone(last);
        recordings.remove(meta.getNamespace(), meta.getName());
    }
}
