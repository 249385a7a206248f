package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.RequestKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The recordings of flight recorders as the operator's own watch shows them, which is the only one: there are few of them
 * among the requests. Thread-safe.
 */
public final class RecordingIndex {
    private final Map<RequestKey, Recording> recordings = new ConcurrentHashMap<>();
    private final List<Consumer<RequestKey>> readers = new CopyOnWriteArrayList<>();

    /** @param reader is told which policy's recordings have changed, on the thread of the watch */
    public void listen(Consumer<RequestKey> reader) {
        readers.add(reader);
    }

    /** The watch shows this request; what is no recording is none of ours. */
    public void put(PacketCaptureRequest request) {
        if (RecorderShell.mark(request.getMetadata()).isPresent()) {
            Recording now = new Recording(RequestShell.read(request));
            recordings.put(key(request.getMetadata()), now);
            tell(now);
        }
    }

    /** The watch shows it no more. */
    public void remove(String namespace, String name) {
        Recording gone = recordings.remove(new RequestKey(namespace, name));
        if (gone != null) {
            tell(gone);
        }
    }

    /** Of whatever policy has, or had, this name. */
    List<Recording> of(String namespace, String policy) {
        return recordings.values().stream().filter(one -> one.request().key().namespace().equals(namespace)
                && one.mark().policy().equals(policy)).toList();
    }

    private void tell(Recording changed) {
        RequestKey policy = new RequestKey(changed.request().key().namespace(), changed.mark().policy());
        readers.forEach(reader -> reader.accept(policy));
    }

    private static RequestKey key(ObjectMeta meta) {
        return new RequestKey(meta.getNamespace(), meta.getName());
    }
}
