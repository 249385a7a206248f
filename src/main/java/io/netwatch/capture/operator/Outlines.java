package io.netwatch.capture.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.cluster.Newcomers;

/**
 * JOSDK's cache of requests, without their content: {@link Visit} reads the living object anyway, or what came first, and JOSDK compares no
 * more than generation, finalizers and deletion. Ten thousand finished requests are then small.
 */
final class Outlines extends BasicItemStore<PacketCaptureRequest> {
    private final Newcomers newcomers;

    /** @param newcomers is told of every request before JOSDK is */
    Outlines(Newcomers newcomers) {
        super(Cache::metaNamespaceKeyFunc);
        this.newcomers = newcomers;
    }

    /** @return the outline that stood there before */
    @Override
    public PacketCaptureRequest put(String key, PacketCaptureRequest request) {
        PacketCaptureRequest before = super.put(key, outline(request));
        newcomers.shown(before, request);
        return before;
    }

    @Override
    public PacketCaptureRequest remove(String key) {
        PacketCaptureRequest last = super.remove(key);
        if (last != null) {
            newcomers.gone(last);
        }
        return last;
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
