package io.netwatch.hard;

import io.netwatch.sandbox.launcher.Processes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts an operator again when it has ended, whoever ended it. */
final class Kubelet implements AutoCloseable {
    private static final long LOOK_MS = 50;

    private final Stage stage;
    private final AtomicInteger restarts = new AtomicInteger();
    private final Set<OperatorJvm> left = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform().name("kubelet").unstarted(this::look);

    private Kubelet(Stage stage) {
        this.stage = stage;
    }

    static Kubelet start(Stage stage) {
        Kubelet kubelet = new Kubelet(stage);
        kubelet.thread.start();
        return kubelet;
    }

    int restarts() {
        return restarts.get();
    }

    /** From now on this one is nobody's business but the caller's. */
    void leave(OperatorJvm operator) {
        left.add(operator);
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                for (OperatorJvm operator : stage.operators()) {
                    if (!left.contains(operator) && !operator.process().isAlive()) {
                        restarts.incrementAndGet();
                        operator.start();
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Processes.end(thread);
    }
}
