package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.PacketFilter;
import io.netwatch.sandbox.traffic.TrafficPlan;

/** Fills the emulated Azure's capture files with invented traffic; each machine has its own, seeded by its GUID. */
final class SyntheticTraffic implements CaptureTraffic {
    @Override
    public byte[] file(Window window) {
        var plan = new TrafficPlan(window.vmId().hashCode(), window.address(), window.from(), window.to(),
                window.bytesPerSecond());
        var filters = window.filters().stream().map(SyntheticTraffic::filter).toList();
        return CaptureFile.of(plan, new CaptureLimits(window.bytesPerPacket(), window.totalBytes(), filters));
    }

    private static PacketFilter filter(Filter filter) {
        return new PacketFilter(filter.protocol(), filter.localIPAddress(), filter.localPort(),
                filter.remoteIPAddress(), filter.remotePort());
    }
}
