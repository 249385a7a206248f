package io.netwatch.capture.bridge;

import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Lets a storm through to the API server in good order: it allows 100 requests at a time on one connection, and refuses
 * those above that.
 */
record Narrow(RequestStore store, Semaphore places) implements RequestStore {
    private static final int AT_A_TIME = 64;

    static Narrow way(RequestStore store) {
        return new Narrow(store, new Semaphore(AT_A_TIME, true));
    }

    @Override
    public Stored create(NewRequest request) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stored.Unavailable("The time for an answer ended before the API server was asked.");
        }
        try {
            return store.create(request);
        } finally {
            places.release();
        }
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        return store.stop(namespace, name, resolved);
    }
}
