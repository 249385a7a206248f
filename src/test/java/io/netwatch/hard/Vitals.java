package io.netwatch.hard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process occupies.
 *
 * @param heap of living objects, in MiB: a collection of all garbage has counted them
 * @param resident in MiB
 * @param files open descriptors, sockets among them
 */
record Vitals(double heap, double resident, int threads, int files) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final double MIB = 1 << 20;

    static Vitals of(long pid) throws IOException {
        Matcher total = TOTAL.matcher(histogram(pid));
        if (!total.find()) {
            throw new IOException("jcmd tells no total of process " + pid);
        }
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Vitals(Long.parseLong(total.group(1)) / MIB, status(process, "VmRSS") / 1024.0,
                    (int) status(process, "Threads"), (int) files.count());
        }
    }

    private static String histogram(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long status(Path process, String key) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream().filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
