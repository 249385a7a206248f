package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The only policy of a run, as an API server holds it: who writes its status must have read it as it is. */
final class StoredPolicy implements Policies {
    static final String NAME = "egress";
    static final String UID = new UUID(1, 1).toString();

    private PacketCapturePolicy now;
    private PacketCapturePolicy before;
    private int version;
    private int writes;
    private boolean exists = true;

    StoredPolicy(PacketCapturePolicySpec spec) {
        now = Shop.policy(spec);
        now.getMetadata().setUid(UID);
        now.getMetadata().setResourceVersion("v0");
        before = now;
    }

    @Override
    public List<Policy> in(String namespace) {
        return exists ? List.of(new Policy(namespace, NAME, now.getSpec())) : List.of();
    }

    @Override
    public Optional<String> uid(String namespace, String name) {
        return exists && name.equals(NAME) ? Optional.of(UID) : Optional.empty();
    }

    boolean exists() {
        return exists;
    }

    void delete() {
        exists = false;
    }

    /** As the API server holds it now. */
    PacketCapturePolicy read() {
        return copy(now);
    }

    /** As it was before its last change: what a process knows whose watch is a little behind. */
    PacketCapturePolicy readOld() {
        return copy(before);
    }

    long generation() {
        return now.getMetadata().getGeneration();
    }

    PacketCapturePolicySpec spec() {
        return now.getSpec();
    }

    PacketCapturePolicyStatus status() {
        return now.getStatus();
    }

    /** Writes of the status so far. */
    int writes() {
        return writes;
    }

    /** False when somebody has written since {@code read} was read. */
    boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        if (!read.getMetadata().getResourceVersion().equals(now.getMetadata().getResourceVersion())) {
            return false;
        }
        writes++;
        change().setStatus(status);
        return true;
    }

    void edit(PacketCapturePolicySpec spec) {
        PacketCapturePolicy changed = change();
        changed.setSpec(spec);
        changed.getMetadata().setGeneration(generation() + 1);
    }

    private PacketCapturePolicy change() {
        before = now;
        now = copy(now);
        now.getMetadata().setResourceVersion("v" + ++version);
        return now;
    }

    private static PacketCapturePolicy copy(PacketCapturePolicy policy) {
        PacketCapturePolicy copy = new PacketCapturePolicy();
        copy.setMetadata(policy.getMetadata().toBuilder().build());
        copy.setSpec(policy.getSpec());
        copy.setStatus(policy.getStatus());
        return copy;
    }
}
