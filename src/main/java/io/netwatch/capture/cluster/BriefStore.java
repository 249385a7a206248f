package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.request.StatusCodec;
import java.util.List;
import java.util.Optional;

/** Keeps of each request only what {@link RequestShell#sibling} and {@link RequestShell#firing} read: a storm leaves thousands. */
final class BriefStore extends BasicItemStore<PacketCaptureRequest> {
    private final SiblingIndex siblings;

    /** @param siblings is told whatever is kept, in the same moment */
    BriefStore(SiblingIndex siblings) {
        super(Cache::metaNamespaceKeyFunc);
        this.siblings = siblings;
    }

    @Override
    public PacketCaptureRequest put(String key, PacketCaptureRequest whole) {
        PacketCaptureRequest brief = brief(whole);
        PacketCaptureRequest before = super.put(key, brief);
        siblings.put(before, brief);
        return before;
    }

    @Override
    public PacketCaptureRequest remove(String key) {
        PacketCaptureRequest gone = super.remove(key);
        if (gone != null) {
            siblings.remove(gone);
        }
        return gone;
    }

    static PacketCaptureRequest brief(PacketCaptureRequest whole) {
        PacketCaptureRequest brief = new PacketCaptureRequest();
        brief.setMetadata(brief(whole.getMetadata()));
        brief.setSpec(Optional.ofNullable(whole.getSpec()).map(BriefStore::brief).orElse(null));
        brief.setStatus(Optional.ofNullable(whole.getStatus()).map(StatusCodec::brief).orElse(null));
        return brief;
    }

    private static ObjectMeta brief(ObjectMeta whole) {
        return new ObjectMetaBuilder().withNamespace(whole.getNamespace()).withName(whole.getName())
                .withUid(whole.getUid()).withResourceVersion(whole.getResourceVersion())
                .withCreationTimestamp(whole.getCreationTimestamp()).withLabels(whole.getLabels()).build();
    }

    private static PacketCaptureRequestSpec brief(PacketCaptureRequestSpec whole) {
        return new PacketCaptureRequestSpec(whole.target(), null, null, null, null, null, null, null, List.of(), null,
                null, null, null, null, null, null, null, null, null, whole.trigger());
    }
}
