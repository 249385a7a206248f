package io.netwatch.capture.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Cluster} over the model of the API server, in this very thread. */
public final class ModelCluster implements Cluster {
    private final Resources requests;
    private final Policies policies;
    private final List<String> told = new ArrayList<>();

    public ModelCluster(Resources requests) {
        this(requests, _ -> List.of());
    }

    public ModelCluster(Resources requests, Policies policies) {
        this.requests = requests;
        this.policies = policies;
    }

    /** Events, as {@code Reason message}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return requests.find(key.namespace(), key.name()).map(ModelCluster::shell).filter(RequestShell::isGuarded)
                .map(RequestShell::read);
    }

    @Override
    public Optional<Request> write(Report report) {
        return unlessOutdated(() -> request(requests.updateStatus(node(RequestShell.write(report)))));
    }

    @Override
    public boolean release(Request request) {
        Optional<ObjectNode> current = requests.find(request.key().namespace(), request.key().name());
        return current.isEmpty() || unlessOutdated(() -> requests.update(withoutFinalizer(current.get(), request)))
                .isPresent();
    }

    @Override
    public boolean delete(Request request) {
        return unlessOutdated(() -> requests.delete(request.key().namespace(), request.key().name(),
                new DeleteOptions(request.uid(), request.resourceVersion(), false))).isPresent();
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return requests.list(Filter.all()).stream().map(ModelCluster::request)
                .flatMap(other -> Claim.of(other, session, self).stream()).toList();
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        Siblings all = mine -> requests.list(Filter.all()).stream().map(ModelCluster::shell)
                .filter(shell -> shell.getSpec().trigger() != null
                        && shell.getSpec().trigger().policy().equals(mine.name()))
                .flatMap(shell -> RequestShell.sibling(shell).stream()).toList();
        return all.read(policies, namespace, policy);
    }

    @Override
    public RecordingsRead recordings(String namespace, String policy) {
        return new RecordingsRead(policies.in(namespace).stream().filter(one -> one.name().equals(policy)).findFirst()
                .map(one -> one.spec().flightRecorder()),
                requests.list(Filter.all()).stream().map(ModelCluster::request)
                        .filter(one -> one.recorder().filter(mark -> mark.policy().equals(policy)).isPresent())
                        .map(Recording::new).toList());
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return requests.find(recording.request().key().namespace(), recording.name())
                .filter(object -> object.at("/metadata/uid").asText().equals(recording.uid()))
                .flatMap(object -> unlessOutdated(() -> {
                    object.withObject("/spec").put("desiredState", "Stopped");
                    object.withObject("/metadata").withObject("/annotations").put(CaptureApi.FROZEN_BY, by);
                    return requests.update(object);
                })).isPresent();
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return generation(namespace, policy, uid).isPresent();
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return policies.uid(namespace, policy).filter(uid::equals).map(_ -> 1L);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        told.add(reason.word() + " " + message);
    }

    private static ObjectNode withoutFinalizer(ObjectNode object, Request request) {
        var meta = object.withObject("/metadata");
        meta.put("resourceVersion", request.resourceVersion());
        meta.withArray("/finalizers").removeIf(name -> name.asText().equals(CaptureApi.FINALIZER));
        return object;
    }

    private static Request request(ObjectNode object) {
        return RequestShell.read(shell(object));
    }

    private static PacketCaptureRequest shell(ObjectNode object) {
        return Serialization.unmarshal(object.toString(), PacketCaptureRequest.class);
    }

    private static ObjectNode node(PacketCaptureRequest shell) {
        return Serialization.unmarshal(Serialization.asJson(shell), ObjectNode.class);
    }

    private static <T> Optional<T> unlessOutdated(Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (ApiException e) {
            if (e.code() == 409 || e.code() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
