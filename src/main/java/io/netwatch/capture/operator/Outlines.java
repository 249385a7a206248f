package io.netwatch.capture.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.cluster.RecordingIndex;

/**
 * JOSDK's cache of requests, without their content: {@link Visit} reads the living object anyway, and JOSDK compares no
 * more than generation, finalizers and deletion. Ten thousand finished requests are then small.
 */
final class Outlines extends BasicItemStore<PacketCaptureRequest> {

    private final RecordingIndex recordings;

    /** @param recordings is shown whatever is kept here, before it is an outline only */
    Outlines(RecordingIndex recordings) {
        super(Cache::metaNamespaceKeyFunc);
        this.recordings = recordings;
    }

    /** @return the outline that stood there before */
    @Override
    public PacketCaptureRequest put(String key, PacketCaptureRequest request) {
        PacketCaptureRequest before = super.put(key, outline(request));
        recordings.put(request);
        return before;
    }

    @Override
    public PacketCaptureRequest remove(String key) {
        PacketCaptureRequest gone = super.remove(key);
        if (gone != null) {
            recordings.remove(gone.getMetadata().getNamespace(), gone.getMetadata().getName());
        }
        return gone;
    }

    private static PacketCaptureRequest outline(PacketCaptureRequest request) {
        ObjectMeta whole = request.getMetadata();
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace(whole.getNamespace());
        meta.setName(whole.getName());
        meta.setUid(whole.getUid());
        meta.setResourceVersion(whole.getResourceVersion());
        meta.setGeneration(whole.getGeneration());
        meta.setFinalizers(whole.getFinalizers());
        meta.setDeletionTimestamp(whole.getDeletionTimestamp());
        PacketCaptureRequest outline = new PacketCaptureRequest();
        outline.setMetadata(meta);
        return outline;
    }
}
