package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.PacketFilter;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.util.Map;

/**
 * Fills the emulated Azure's capture files with invented traffic; each machine has its own, seeded by its GUID.
 *
 * @param stories what happens beside everyday traffic, by the machine's GUID
 */
record SyntheticTraffic(Map<String, TrafficStory> stories) implements CaptureTraffic {
    @Override
    public byte[] file(Window window) {
        var plan = new TrafficPlan(window.vmId().hashCode(), window.address(), window.from(), window.to(),
                window.bytesPerSecond());
        var filters = window.filters().stream().map(SyntheticTraffic::filter).toList();
        var limits = new CaptureLimits(window.bytesPerPacket(), window.totalBytes(), filters);
        TrafficStory story = stories.getOrDefault(window.vmId(), TrafficStory.NORMAL);
        return story == TrafficStory.NORMAL ? CaptureFile.of(plan, limits) : CaptureFile.of(plan, limits, story);
    }

    private static PacketFilter filter(Filter filter) {
        return new PacketFilter(filter.protocol(), filter.localIPAddress(), filter.localPort(),
                filter.remoteIPAddress(), filter.remotePort());
    }
}
