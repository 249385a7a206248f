package io.netwatch.capture.cluster;

import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;

/** Writes what a policy's status is to say, guarded by the resource version that was read. */
@FunctionalInterface
public interface PolicyStatuses {

    /** False when somebody has written since {@code read} was read: look again. */
    boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status);
}
