package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.EventText;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Cluster} over the fabric8 client. */
public final class Fabric8Cluster implements Cluster {
    private final KubernetesClient client;
    private final EventWriter events;
    private final Policies policies;
    private final Siblings siblings;
    private final OwnWatch watch;

    /** @param watch is shown every request by whoever watches them, before it has them visited */
    public Fabric8Cluster(KubernetesClient client, EventWriter events, Policies policies, Siblings siblings,
            OwnWatch watch) {
        this.watch = watch;
        this.client = client;
        this.events = events;
        this.policies = policies;
        this.siblings = siblings;
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return watch.newcomers().take(key).or(() -> Optional.ofNullable(at(key).get())).filter(RequestShell::isGuarded)
                .map(RequestShell::read);
    }

    @Override
    public Optional<Request> write(Report report) {
        Request request = report.request();
        PacketCaptureRequest body = RequestShell.write(report);
        return unlessOutdated(() -> RequestShell.read(client.resource(body).inNamespace(request.key().namespace())
                .lockResourceVersion(request.resourceVersion()).updateStatus()));
    }

    @Override
    public boolean release(Request request) {
        PacketCaptureRequest current = at(request.key()).get();
        return current == null || unlessOutdated(() -> patch(request, withoutOurs(current))).isPresent();
    }

    @Override
    public boolean delete(Request request) {
        return unlessOutdated(() -> client.resource(RequestShell.of(request)).inNamespace(request.key().namespace())
                .lockResourceVersion(request.resourceVersion()).delete()).isPresent();
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return client.resources(PacketCaptureRequest.class).inAnyNamespace().list().getItems().stream()
                .map(RequestShell::read).flatMap(other -> Claim.of(other, session, self).stream()).toList();
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return siblings.read(policies, namespace, policy);
    }

    @Override
    public RecordingsRead recordings(String namespace, String policy) {
        return new RecordingsRead(policies.in(namespace).stream().filter(one -> one.name().equals(policy)).findFirst()
                .map(one -> one.spec().flightRecorder()), watch.recordings().of(namespace, policy));
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        String patch = Serialization.asJson(Map.of("metadata",
                Map.of("uid", recording.uid(), "annotations", Map.of(CaptureApi.FROZEN_BY, by)), "spec",
                Map.of("desiredState", DesiredState.Stopped)));
        return unlessOutdated(
                () -> at(recording.request().key()).patch(PatchContext.of(PatchType.JSON_MERGE), patch)).isPresent();
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return policies.uid(namespace, policy).filter(uid::equals).isPresent()
                || generation(namespace, policy, uid).isPresent();
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return Optional.ofNullable(client.resources(PacketCapturePolicy.class).inNamespace(namespace)
                .withName(policy).get()).map(PacketCapturePolicy::getMetadata)
                .filter(meta -> meta.getUid().equals(uid)).map(ObjectMeta::getGeneration);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        events.write(request.key(), request.uid(), reason, EventText.of(request, message));
    }

    /** UID and version in the patch make the API server refuse it when either has changed. */
    private PacketCaptureRequest patch(Request request, List<String> finalizers) {
        String patch = Serialization.asJson(Map.of("metadata",
                Map.of("uid", request.uid(), "resourceVersion", request.resourceVersion(), "finalizers", finalizers)));
        return at(request.key()).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    private static List<String> withoutOurs(PacketCaptureRequest current) {
        return current.getMetadata().getFinalizers().stream().filter(name -> !name.equals(CaptureApi.FINALIZER))
                .toList();
    }

    private Resource<PacketCaptureRequest> at(RequestKey key) {
        return client.resources(PacketCaptureRequest.class).inNamespace(key.namespace()).withName(key.name());
    }

    /** Gone counts as outdated: whoever asks reads again and finds out. */
    private static <T> Optional<T> unlessOutdated(Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
