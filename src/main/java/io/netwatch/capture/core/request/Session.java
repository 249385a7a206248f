package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;

/**
 * A session as Azure describes it.
 *
 * @param blobUrl where Azure will write the file; empty when it goes to the target's disk only
 * @param provisioningState Azure's word; {@code Failed} and {@code Canceled} mean that the session never ran
 */
public record Session(CaptureTarget target, Limits limits, long bytesPerPacket, String blobUrl,
        String provisioningState) {

    /** Of a machine, in classic mode. */
    public Session(ArmId machine, int timeLimitSeconds, long totalBytes, long bytesPerPacket, String blobUrl,
            String provisioningState) {
        this(CaptureTarget.machine(machine), new Limits.Classic(timeLimitSeconds, totalBytes), bytesPerPacket, blobUrl,
                provisioningState);
    }

    /** Whether it is what the order asked for. Azure normalises filters and paths, so these do not count. */
    public boolean answers(Order order) {
        return target.equals(order.target()) && limits.equals(order.limits())
                && bytesPerPacket == order.bytesPerPacket();
    }

    /** Azure is already taking it away. */
    public boolean leaving() {
        return provisioningState.equalsIgnoreCase("Deleting");
    }

    /** The operation that was to create it has ended, and not well. */
    public boolean failed() {
        return provisioningState.equalsIgnoreCase("Failed") || provisioningState.equalsIgnoreCase("Canceled");
    }
}
