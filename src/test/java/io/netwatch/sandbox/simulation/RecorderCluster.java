package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.ModelRecordings;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.util.List;
import java.util.Optional;

/** A cluster with one policy, which also knows how often that was edited, and of recordings what the watch has shown. */
final class RecorderCluster implements ForwardingCluster {
    private final StoredPolicy policy;
    private final Feed feed;
    private final ModelCluster model;
    private final ModelRecordings memory;

    RecorderCluster(Resources requests, StoredPolicy policy, Feed feed) {
        this.policy = policy;
        this.feed = feed;
        model = new ModelCluster(requests, policy);
        memory = new ModelRecordings(requests);
    }

    @Override
    public ModelCluster behind() {
        return model;
    }

    @Override
    public RecordingsRead recordings(String namespace, String name) {
        return new RecordingsRead(policy.in(namespace).stream().filter(one -> one.name().equals(name)).findFirst()
                .map(one -> one.spec().flightRecorder()), seen().of(namespace, name));
    }

    @Override
    public boolean hasPolicy(String namespace, String name, String uid) {
        return generation(namespace, name, uid).isPresent();
    }

    @Override
    public Optional<Long> generation(String namespace, String name, String uid) {
        return policy.uid(namespace, name).filter(uid::equals).map(_ -> policy.generation());
    }

    /** What the watch has shown; a silent one has shown nothing new. */
    ModelRecordings seen() {
        if (feed.reconnect().isEmpty()) {
            memory.catchUp();
        }
        return memory;
    }

    List<Recording> known() {
        return seen().of(PolicySide.KEY.namespace(), PolicySide.KEY.name());
    }

    /** The same through these, but that what is remembered of recordings is no call. */
    Cluster remembering(Cluster calls) {
        return new Remembering(calls, this);
    }

    private record Remembering(Cluster behind, RecorderCluster memory) implements ForwardingCluster {
        @Override
        public RecordingsRead recordings(String namespace, String name) {
            return memory.recordings(namespace, name);
        }
    }
}
