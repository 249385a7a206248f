package io.netwatch.hard;

import io.netwatch.sandbox.launcher.Launch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How operators are started: with the chart's options for Java, and from the cache that {@code bench/run start} leaves.
 *
 * @param own options of one part alone
 * @param cached whether there is a cache, and it fits
 */
record OperatorJava(List<String> own, boolean cached) {
    private static final Path CACHE = Path.of("target", "packet-capture-operator.aot");

    /** Java goes on without a cache that was made for another jar or other options, so it is made to insist once. */
    static OperatorJava with(List<String> own) throws IOException, InterruptedException {
        if (!Files.exists(CACHE)) {
            return new OperatorJava(own, false);
        }
        Process probe = new ProcessBuilder(command(Stream.of("-XX:AOTCache=" + CACHE, "-XX:AOTMode=on"), own,
                "--version")).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        return new OperatorJava(own, probe.waitFor() == 0);
    }

    List<String> command(Path configuration) {
        Stream<String> cache = cached ? Stream.of("-XX:AOTCache=" + CACHE, "-Xlog:aot=off") : Stream.empty();
        return command(cache, own, "--config", configuration.toString());
    }

    private static List<String> command(Stream<String> cache, List<String> own, String... arguments) {
        return Stream.of(Stream.of(ProcessHandle.current().info().command().orElse("java")), cache, own.stream(),
                Launch.CHART.arguments().stream(), Stream.of(arguments)).flatMap(part -> part).toList();
    }
}
