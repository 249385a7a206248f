package io.netwatch.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one Java process occupies, as Linux and its JVM tell. Sizes in bytes. */
record Residence(long pid) {
    private static final Pattern LOADED = Pattern
            .compile("(?m)^java\\.cls\\.(?:sharedLoadedClasses|loadedClasses)=(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    /** Memory that is in use now. */
    long resident() throws IOException {
        return status("VmRSS");
    }

    /** The most that was ever in use. */
    long peak() throws IOException {
        return status("VmHWM");
    }

    /** What is alive on the heap: it collects all garbage, and then counts. */
    long live() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd tells no total");
        }
        return Long.parseLong(total.group(1));
    }

    long loadedClasses() throws IOException, InterruptedException {
        Matcher loaded = LOADED.matcher(jcmd("PerfCounter.print"));
        if (!loaded.find()) {
            throw new IllegalStateException("jcmd tells no number of classes");
        }
        return Long.parseLong(loaded.group(1)) + (loaded.find() ? Long.parseLong(loaded.group(1)) : 0);
    }

    /** Processor time that the process has used. */
    double processorSeconds() {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration()).orElseThrow().toMillis() / 1e3;
    }

    String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), command).redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(name)).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow() * 1024;
    }
}
