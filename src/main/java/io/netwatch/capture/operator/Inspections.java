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
 * visit only asks how far they are. A result is handed out once, after the page about it has been stored if one is to be;
 * one that is lost is simply asked for again.
 */
public final class Inspections implements AutoCloseable {
    /** Each worker holds one part of a file in memory. */
    private static final int WORKERS = 2;
    /** What nobody asks for any more, because the request is gone, falls out in the end. */
    private static final int MOST = 1000;

    private final Executor workers;
    private final Runnable end;
    private final InspectionConfig config;
    private final Map<String, Look> looks = new LinkedHashMap<>();

    private record Look(Inspect asked, CompletableFuture<PageStore> result) {}

    private Inspections(Executor workers, Runnable end, InspectionConfig config) {
        this.workers = workers;
        this.end = end;
        this.config = config;
    }

    public static Inspections withWorkers(InspectionConfig config) {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS,
                Thread.ofPlatform().name("inspection-", 1).daemon().factory());
        return new Inspections(pool, pool::shutdownNow, config);
    }

    /** Looks at once and in the asking thread, for simulations. */
    public static Inspections inline(InspectionConfig config) {
        return new Inspections(Runnable::run, () -> {}, config);
    }

    /** What is known of this look by now; asking for it begins it. */
    Observation look(String uid, Inspect asked, PageOrder page, Files files) {
        Look look = known(uid, asked, page, files);
        if (!look.result().isDone()) {
            return new Observation.StillInspecting();
        }
        PageStore done = look.result().join();
        Observation seen = done.store(asked, files);
        if (!done.isToBeAskedAgain(seen)) {
            forget(uid);
        }
        return seen;
    }

    @Override
    public void close() {
        end.run();
    }

    private synchronized Look known(String uid, Inspect asked, PageOrder page, Files files) {
        Look look = looks.get(uid);
        return look == null || !look.asked().equals(asked) ? begin(uid, asked, page, files) : look;
    }

    private synchronized void forget(String uid) {
        looks.remove(uid);
    }

    private Look begin(String uid, Inspect asked, PageOrder page, Files files) {
        Inspector inspector = new Inspector(files, config);
        PageOrder wanted = config.storesPage() ? page : PageOrder.NONE;
        Look look = new Look(asked,
                CompletableFuture.supplyAsync(() -> PageStore.of(inspector.inspect(asked), wanted), workers));
        looks.remove(uid);
        looks.put(uid, look);
        if (looks.size() > MOST) {
            looks.remove(looks.keySet().iterator().next());
        }
        return look;
    }
}
