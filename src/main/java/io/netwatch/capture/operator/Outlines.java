package io.netwatch.capture.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.cluster.OwnWatch;
import io.netwatch.capture.cluster.Sleep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * JOSDK's cache of requests, without their content: {@link Visit} reads the living object anyway, or what came first, and
 * JOSDK compares no more than generation, finalizers and deletion. Ten thousand finished requests are then small, and since
 * their outlines tell how long they sleep, a restart asks the API server for none of them.
 */
final class Outlines extends BasicItemStore<PacketCaptureRequest> {
    /** On outlines only; whatever somebody writes on a real object does not get here. */
    private static final String ASLEEP_UNTIL = CaptureApi.GROUP + "/asleep-until";

    private final OwnWatch watch;

    /** @param watch is told of every request before JOSDK is */
    Outlines(OwnWatch watch) {
        super(Cache::metaNamespaceKeyFunc);
        this.watch = watch;
    }

    /** @return the outline that stood there before */
    @Override
    public PacketCaptureRequest put(String key, PacketCaptureRequest request) {
        PacketCaptureRequest before = super.put(key, outline(request));
        watch.shown(before, request);
        return before;
    }

    @Override
    public PacketCaptureRequest remove(String key) {
        PacketCaptureRequest last = super.remove(key);
        if (last != null) {
            watch.gone(last);
        }
        return last;
    }

    /** Until when a visit would change nothing; empty when it may change something now. */
    static Optional<Instant> asleepUntil(PacketCaptureRequest outline) {
        return Optional.ofNullable(outline.getMetadata().getAnnotations()).map(all -> all.get(ASLEEP_UNTIL))
                .map(Instant::parse);
    }

    private static PacketCaptureRequest outline(PacketCaptureRequest whole) {
        ObjectMeta known = whole.getMetadata();
        ObjectMeta meta = new ObjectMeta();
        meta.setNamespace(known.getNamespace());
        meta.setName(known.getName());
        meta.setUid(known.getUid());
        meta.setResourceVersion(known.getResourceVersion());
        meta.setGeneration(known.getGeneration());
        meta.setFinalizers(known.getFinalizers());
        meta.setDeletionTimestamp(known.getDeletionTimestamp());
        meta.setAnnotations(Sleep.until(whole).map(until -> Map.of(ASLEEP_UNTIL, until.toString())).orElse(Map.of()));
        PacketCaptureRequest outline = new PacketCaptureRequest();
        outline.setMetadata(meta);
        return outline;
    }
}
