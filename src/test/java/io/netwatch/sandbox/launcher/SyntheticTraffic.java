package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.PacketFilter;
import io.netwatch.sandbox.traffic.RotatedFiles;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the emulated Azure's capture files with invented traffic; each machine has its own, seeded by its GUID.
 *
 * @param stories what happens beside everyday traffic, by the machine's GUID
 * @param begun what happens from a moment on, whatever is captured then, by the machine's GUID
 */
record SyntheticTraffic(Map<String, TrafficStory> stories, Map<String, Begun> begun) implements CaptureTraffic {
    /** A story with its moment. */
    record Begun(TrafficStory story, Instant at) {}

    SyntheticTraffic(Map<String, TrafficStory> stories) {
        this(stories, new ConcurrentHashMap<>());
    }

    /** From this moment on the machine's captures tell this story, those that run already included. */
    void begin(String vmId, TrafficStory story, Instant at) {
        begun.put(vmId, new Begun(story, at));
    }

    @Override
    public byte[] file(Window window) {
        Begun story = story(window);
        return story.story() == TrafficStory.NORMAL
                ? CaptureFile.of(plan(window, window.to()), limits(window))
                : CaptureFile.of(plan(window, window.to()), limits(window), story.story(), story.at());
    }

    @Override
    public Optional<List<Piece>> rotated(Window window, Instant until, int fileCount) {
        Begun story = story(window);
        return Optional.of(RotatedFiles.of(plan(window, until), limits(window), story.story(), story.at(), fileCount)
                .stream().map(it -> new Piece(it.number(), it.full(), it.closed(), it.bytes())).toList());
    }

    /** A story without a moment of its own begins when a third of the capture's time is over. */
    private Begun story(Window window) {
        return begun.getOrDefault(window.vmId(), new Begun(stories.getOrDefault(window.vmId(), TrafficStory.NORMAL),
                window.from().plus(Duration.between(window.from(), window.to()).dividedBy(3))));
    }

    private static TrafficPlan plan(Window window, Instant until) {
        return new TrafficPlan(window.vmId().hashCode(), window.address(), window.from(), until,
                window.bytesPerSecond());
    }

    private static CaptureLimits limits(Window window) {
        return new CaptureLimits(window.bytesPerPacket(), window.totalBytes(),
                window.filters().stream().map(SyntheticTraffic::filter).toList());
    }

    private static PacketFilter filter(Filter filter) {
        return new PacketFilter(filter.protocol(), filter.localIPAddress(), filter.localPort(),
                filter.remoteIPAddress(), filter.remotePort());
    }
}
