package io.netwatch.bench;

import io.netwatch.sandbox.simulation.CountedAzure.Sent;
import io.netwatch.sandbox.simulation.Fleet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code bench/run burst}: a thousand requests at once against Azure's published limits, the whole operator in virtual time. */
final class Burst {
    private static final int REQUESTS = 1000;
    private static final int LONG_SECONDS = 18_000;
    // Resource Manager, per subscription and principal: https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
    private static final int WRITE_BUCKET = 200;
    private static final int WRITES_PER_SECOND = 10;
    private static final int READ_BUCKET = 250;
    private static final int READS_PER_SECOND = 25;
    /** Microsoft.Network: writes and deletes in 5 minutes. */
    private static final int NETWORK_CHANGES = 1000;

    private Burst() {}

    static Report measure() throws IOException {
        List<Report.Row> rows = new ArrayList<>();
        Result same = row(rows, "one machine", 1, new Fleet(REQUESTS, LONG_SECONDS));
        Result apart = row(rows, "a machine each", REQUESTS, Fleet.apart(REQUESTS, LONG_SECONDS));
        Map<String, Object> setting = new LinkedHashMap<>(Report.machine("no Kubernetes, virtual time"));
        setting.put("requests", REQUESTS);
        return new Report("burst", setting, rows)
                .with(Goal.atMost("seconds, one machine: within a tenth of the optimum", 1.1 * same.optimum(),
                        same.seconds()))
                .with(Goal.atMost("seconds, a machine each: within a tenth of the optimum", 1.1 * apart.optimum(),
                        apart.seconds()))
                .with(Goal.atMost("answers 429", 0, (double) (same.throttled() + apart.throttled())));
    }

    private record Result(double optimum, double seconds, long throttled) {}

    private static Result row(List<Report.Row> rows, String what, int machines, Fleet fleet) {
        System.out.println("  burst: " + what);
        Instant begin = fleet.now();
        fleet.runTo(Duration.ofMinutes(4));
        long ordered = fleet.azure().sent(sent -> sent.status() == 201);
        long throttled = fleet.azure().sent(sent -> sent.status() == 429);
        double seconds = fleet.azure().last(sent -> sent.status() == 201)
                .map(last -> Duration.between(begin, last).toMillis() / 1000.0).orElse(Double.NaN);
        double optimum = optimum(machines);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ordered", ordered);
        figures.put("optimum s", "%.1f".formatted(optimum));
        figures.put("measured s", "%.1f".formatted(seconds));
        figures.put("ratio", "%.3f".formatted(seconds / optimum));
        figures.put("429", throttled);
        figures.put("reads", fleet.azure().sent(Sent::isRead));
        rows.add(new Report.Row(REQUESTS + " requests at once, " + what, figures));
        return ordered == REQUESTS
                ? new Result(optimum, seconds, throttled)
                : new Result(optimum, Double.NaN, throttled);
    }

    /** What the buckets allow: every order is a write, every machine must be read first, and a window must not be full. */
    private static double optimum(int machines) {
        double writes = Math.max(0, REQUESTS - WRITE_BUCKET) / (double) WRITES_PER_SECOND;
        double reads = Math.max(0, machines - READ_BUCKET) / (double) READS_PER_SECOND;
        int fullWindows = (REQUESTS - 1) / NETWORK_CHANGES;
        return Math.max(300.0 * fullWindows, Math.max(writes, reads));
    }
}
