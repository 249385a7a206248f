package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one Java process occupies, as Linux and its JVM tell. Sizes in bytes. */
public record Residence(long pid) {
    private static final Pattern LOADED = Pattern
            .compile("(?m)^java\\.cls\\.(?:sharedLoadedClasses|loadedClasses)=(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    /** Memory that is in use now. */
    public long resident() throws IOException {
        return status("VmRSS") * 1024;
    }

    /** The most that was ever in use. */
    public long peak() throws IOException {
        return status("VmHWM") * 1024;
    }

    /** What is alive on the heap: it collects all garbage, and then counts. */
    public long live() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd tells no total");
        }
        return Long.parseLong(total.group(1));
    }

    public long loadedClasses() throws IOException, InterruptedException {
        Matcher loaded = LOADED.matcher(jcmd("PerfCounter.print"));
        if (!loaded.find()) {
            throw new IllegalStateException("jcmd tells no number of classes");
        }
        return Long.parseLong(loaded.group(1)) + (loaded.find() ? Long.parseLong(loaded.group(1)) : 0);
    }

    /** Processor time that the process has used. */
    public double processorSeconds() {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration()).orElseThrow().toMillis() / 1e3;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), command).redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }

    /** How many threads of each name there are, numbers left out; Linux keeps fifteen characters of a name. */
    public SortedMap<String, Integer> threads() throws IOException {
        SortedMap<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(process().resolve("task"))) {
            for (Path task : tasks.toList()) {
                threadName(task).ifPresent(name -> counts.merge(name, 1, Integer::sum));
            }
        }
        return counts;
    }

    private static Optional<String> threadName(Path task) {
        try {
            return Optional.of(Files.readString(task.resolve("comm")).strip().replaceAll("[-# ]*\\d+", ""));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** Open descriptors, sockets among them. */
    public int files() throws IOException {
        try (Stream<Path> files = Files.list(process().resolve("fd"))) {
            return (int) files.count();
        }
    }

    private Path process() {
        return Path.of("/proc", Long.toString(pid));
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(process().resolve("status")).stream().filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
