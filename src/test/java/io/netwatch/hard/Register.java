package io.netwatch.hard;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.sandbox.launcher.Follow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every request that there ever was, as the API server last told of it. */
final class Register implements AutoCloseable {
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private SharedIndexInformer<PacketCaptureRequest> informer;

    /**
     * One request.
     *
     * @param session its name in Azure, once the intent is recorded
     * @param confirmed whether Azure has confirmed the session
     * @param alert the id of the alert that ordered it; empty without one
     */
    record Entry(String uid, String name, boolean living, boolean leaving, Optional<String> session, boolean confirmed,
            String word, boolean ended, String alert) {

        static Entry of(PacketCaptureRequest request, boolean living) {
            Optional<PacketCaptureRequestStatus> status = Optional.ofNullable(request.getStatus());
            return new Entry(request.getMetadata().getUid(), request.getMetadata().getName(), living,
                    request.getMetadata().getDeletionTimestamp() != null,
                    status.map(PacketCaptureRequestStatus::captureName),
                    status.map(PacketCaptureRequestStatus::captureId).isPresent(), Follow.word(request),
                    status.stream().flatMap(each -> each.conditions().stream())
                            .anyMatch(each -> List.of("Complete", "Failed").contains(each.type())
                                    && each.status().equals("True")),
                    request.getSpec().trigger() == null ? "" : request.getSpec().trigger().alertId());
        }

        /** Between the intent and the end, or on its way out. */
        boolean isInFlight() {
            return living && session.isPresent() && (leaving || !ended);
        }

        /** The intent is recorded, and nobody knows yet whether Azure has the session. */
        boolean isBeingOrdered() {
            return living && session.isPresent() && !confirmed;
        }

        boolean isSettled() {
            return !living || (ended && !leaving);
        }
    }

    static Register open(KubernetesClient client) {
        Register register = new Register();
        register.informer = client.resources(PacketCaptureRequest.class).inNamespace("default")
                .inform(register.handler());
        return register;
    }

    Stream<Entry> all() {
        return entries.values().stream();
    }

    Stream<Entry> living() {
        return all().filter(Entry::living);
    }

    @Override
    public void close() {
        informer.close();
    }

    private ResourceEventHandler<PacketCaptureRequest> handler() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(PacketCaptureRequest request) {
                entries.put(request.getMetadata().getUid(), Entry.of(request, true));
            }

            @Override
            public void onUpdate(PacketCaptureRequest before, PacketCaptureRequest request) {
                onAdd(request);
            }

            @Override
            public void onDelete(PacketCaptureRequest request, boolean unknown) {
                entries.put(request.getMetadata().getUid(), Entry.of(request, false));
            }
        };
    }
}
