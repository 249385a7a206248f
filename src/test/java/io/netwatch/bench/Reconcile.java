package io.netwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.netwatch.sandbox.simulation.Fleet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench/run reconcile}: the core's decisions by JMH, and whole visits of whole lives over the models of both worlds,
 * whose own work (the API server's model writes JSON) is in the figures.
 */
final class Reconcile {
    private static final Path JMH = Path.of("target", "bench", "jmh");
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 1000;
    private static final int SECONDS = 30;
    private static final double GOAL_PER_SECOND = 500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Reconcile() {}

    static Report measure() throws IOException, InterruptedException {
        List<Report.Row> rows = new ArrayList<>(decisions());
        lives(WARM_UP);
        Visits visits = lives(REQUESTS);
        rows.add(visits.row());
        return new Report("reconcile", Report.machine("no Kubernetes, virtual time"), rows)
                .with(Goal.atLeast("visits a second of processor time, one thread", GOAL_PER_SECOND,
                        visits.count() / visits.cpuSeconds()));
    }

    /** @param bytes allocated by the thread of the visits */
    private record Visits(long count, double seconds, double cpuSeconds, long bytes) {
        Report.Row row() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("per second", "%.0f".formatted(count / seconds));
            figures.put("CPU ms each", "%.3f".formatted(cpuSeconds * 1000 / count));
            figures.put("bytes each", "%.0f".formatted((double) bytes / count));
            return new Report.Row("visits, %d whole lives of %d s, models included".formatted(REQUESTS, SECONDS),
                    figures);
        }
    }

    private static Visits lives(int requests) {
        System.out.printf("  reconcile: %d lives%n", requests);
        Fleet fleet = new Fleet(requests, SECONDS);
        long begin = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        fleet.runTo(Duration.ofMinutes(10));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (fleet.count("Completed") != requests) {
            throw new IllegalStateException("not all captures have ended well");
        }
        return new Visits(fleet.visits(), seconds, cpuSeconds, allocated);
    }

    /** {@code bench/run} has compiled the benchmarks, which are no part of the build. */
    private static List<Report.Row> decisions() throws IOException, InterruptedException {
        if (!Files.isReadable(JMH.resolve("classpath"))) {
            throw new IllegalStateException("the benchmarks are not compiled: bench/run reconcile does it");
        }
        Path result = JMH.resolve("result.json");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                JMH.resolve("classes") + ":" + Files.readString(JMH.resolve("classpath")).strip(),
                "org.openjdk.jmh.Main", "-f", "1", "-wi", "3", "-i", "5", "-w", "1", "-r", "1", "-prof", "gc", "-rf",
                "json", "-rff", result.toString()).redirectErrorStream(true)
                .redirectOutput(JMH.resolve("log").toFile()).start();
        System.out.println("  reconcile: decisions by JMH");
        if (process.waitFor() != 0) {
            throw new IOException("JMH failed; see " + JMH.resolve("log"));
        }
        List<Report.Row> rows = new ArrayList<>();
        for (JsonNode one : new ObjectMapper().readTree(result.toFile())) {
            rows.add(row(one));
        }
        return rows;
    }

    private static Report.Row row(JsonNode one) {
        String name = one.path("benchmark").asText();
        JsonNode metric = one.path("primaryMetric");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("per second", "%.0f".formatted(metric.path("score").asDouble()));
        figures.put("± per second", "%.0f".formatted(metric.path("scoreError").asDouble()));
        figures.put("bytes each", "%.0f".formatted(one.path("secondaryMetrics").properties().stream()
                .filter(each -> each.getKey().contains("gc.alloc.rate.norm")).findFirst().orElseThrow().getValue()
                .path("score").asDouble()));
        return new Report.Row("JMH: " + name.substring(name.lastIndexOf('.') + 1), figures);
    }
}
