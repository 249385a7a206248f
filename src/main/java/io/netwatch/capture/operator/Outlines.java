package io.netwatch.capture.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.PacketCaptureRequest;

/**
 * JOSDK's cache of requests, without their content: {@link Visit} reads the living object anyway, and JOSDK compares no
 * more than generation, finalizers and deletion. Ten thousand finished requests are then small.
 */
final class Outlines extends BasicItemStore<PacketCaptureRequest> {

    Outlines() {
        super(Cache::metaNamespaceKeyFunc);
    }

    /** @return the outline that stood there before */
    @Override
    public PacketCaptureRequest put(String key, PacketCaptureRequest request) {
        return super.put(key, outline(request));
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
