package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The looks into capture files that are under way, by request: reading takes long, so workers of their own do it and a
 * visit only asks how far they are. A result is handed out once; one that is lost is simply asked for again.
 */
public final class Inspections implements AutoCloseable {
    /** Each worker holds one part of a file in memory. */
    private static final int WORKERS = 2;
    /** What nobody asks for any more, because the request is gone, falls out in the end. */
    private static final int MOST = 1000;

    private final Executor workers;
    private final Runnable end;
    private final long maxReadBytes;
    private final Map<String, Look> looks = new LinkedHashMap<>();

    private record Look(Inspect asked, CompletableFuture<Observation> result) {}

    private Inspections(Executor workers, Runnable end, long maxReadBytes) {
        this.workers = workers;
        this.end = end;
        this.maxReadBytes = maxReadBytes;
    }

    /** @param maxReadBytes how much of one file is read */
    public static Inspections withWorkers(long maxReadBytes) {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS,
                Thread.ofPlatform().name("inspection-", 1).daemon().factory());
        return new Inspections(pool, pool::shutdownNow, maxReadBytes);
    }

    /** Looks at once and in the asking thread, for simulations. */
    public static Inspections inline(long maxReadBytes) {
        return new Inspections(Runnable::run, () -> {}, maxReadBytes);
    }

    /** What is known of this look by now; asking for it begins it. */
    synchronized Observation look(String uid, Inspect asked, Files files) {
        Look look = looks.get(uid);
        if (look == null || !look.asked().equals(asked)) {
            look = begin(uid, asked, files);
        }
        if (!look.result().isDone()) {
            return new Observation.StillInspecting();
        }
        looks.remove(uid);
        return look.result().join();
    }

    @Override
    public void close() {
        end.run();
    }

    private Look begin(String uid, Inspect asked, Files files) {
        Inspector inspector = new Inspector(files, maxReadBytes);
        Look look = new Look(asked, CompletableFuture.supplyAsync(() -> inspector.inspect(asked), workers));
        looks.remove(uid);
        looks.put(uid, look);
        if (looks.size() > MOST) {
            looks.remove(looks.keySet().iterator().next());
        }
        return look;
    }
}
