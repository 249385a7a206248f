package io.netwatch.sandbox.launcher;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Watches requests as anybody with kubectl could. */
public final class Follow implements AutoCloseable {
    private final BlockingQueue<PacketCaptureRequest> changes = new LinkedBlockingQueue<>();
    private Watch watch;

    private Follow() {}

    public static Follow requests(KubernetesClient client) {
        Follow follow = new Follow();
        follow.watch = client.resources(PacketCaptureRequest.class).inNamespace("default").watch(follow.collector());
        return follow;
    }

    /** @throws StoryFailed when no request reaches its final word in time */
    public PacketCaptureRequest untilFinal(Duration limit, Consumer<PacketCaptureRequest> changed)
            throws InterruptedException {
        return untilFinal(_ -> true, limit, changed);
    }

    /** @throws StoryFailed when none of these requests reaches its final word in time */
    PacketCaptureRequest untilFinal(Predicate<PacketCaptureRequest> which, Duration limit,
            Consumer<PacketCaptureRequest> changed) throws InterruptedException {
        return until(which, "end", limit, request -> {
            changed.accept(request);
            if (is(request, "Failed")) {
                throw new StoryFailed("the capture failed: " + message(request));
            }
            return is(request, "Complete");
        });
    }

    /**
     * The first of these requests of which this holds.
     *
     * @param what it is to do, in a word
     * @param enough is asked at every new word
     * @throws StoryFailed when it does not in time
     */
    PacketCaptureRequest until(Predicate<PacketCaptureRequest> which, String what, Duration limit,
            Predicate<PacketCaptureRequest> enough) throws InterruptedException {
        String before = "";
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            PacketCaptureRequest request = changes.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (request == null) {
                throw new StoryFailed("the capture did not " + what + " within " + limit.toSeconds()
                        + " s; the last word was " + (before.isEmpty() ? "nothing" : before));
            }
            if (which.test(request) && !word(request).equals(before)) {
                before = word(request);
                if (enough.test(request)) {
                    return request;
                }
            }
        }
    }

    public static String word(PacketCaptureRequest request) {
        return condition(request, "Ready").map(Condition::reason).orElse("");
    }

    public static String message(PacketCaptureRequest request) {
        return condition(request, "Ready").map(Condition::message).orElse("");
    }

    @Override
    public void close() {
        watch.close();
    }

    private static boolean is(PacketCaptureRequest request, String type) {
        return condition(request, type).filter(condition -> condition.status().equals("True")).isPresent();
    }

    private static Optional<Condition> condition(PacketCaptureRequest request, String type) {
        List<Condition> all = request.getStatus() == null ? List.of() : request.getStatus().conditions();
        return all.stream().filter(condition -> condition.type().equals(type)).findFirst();
    }

    private Watcher<PacketCaptureRequest> collector() {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, PacketCaptureRequest request) {
                if (action == Action.ADDED || action == Action.MODIFIED) {
                    changes.add(request);
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                // The story's own time limit says the rest.
            }
        };
    }
}
