package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.azure.CaptureTraffic.Window;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.PacketFilter;
import io.netwatch.sandbox.traffic.TrafficPlan;
import java.util.UUID;

/** Fills the captures of the emulated Azure with synthetic traffic: the two rooms do not know each other. */
final class Traffic {
    private Traffic() {}

    static CaptureTraffic ofMachines() {
        return window -> CaptureFile.of(plan(window), limits(window));
    }

    private static TrafficPlan plan(Window window) {
        long seed = UUID.fromString(window.vmId()).getLeastSignificantBits();
        return new TrafficPlan(seed, window.address(), window.from(), window.to(), window.bytesPerSecond());
    }

    private static CaptureLimits limits(Window window) {
        return new CaptureLimits(window.bytesPerPacket(), window.totalBytes(), window.filters().stream()
                .map(filter -> new PacketFilter(filter.protocol(), filter.localIPAddress(), filter.localPort(),
                        filter.remoteIPAddress(), filter.remotePort()))
                .toList());
    }
}
