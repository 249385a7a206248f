package io.netwatch.sandbox.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is shipped, as a person uses it who may read the storage account.
 *
 * @param environment what that person's shell has set
 * @param configuration that names the clouds
 * @param credential how that person is signed in
 */
public record ShippedCommand(Launch launch, Map<String, String> environment, Path configuration, String credential) {
    private static final long PATIENCE_SECONDS = 120;

    /** How it ended, and what it printed. */
    public record Result(int exit, String out, String err) {}

    /** The same person, signed in with the {@code az} of this directory and no otherwise. */
    public ShippedCommand withAz(Path directory) {
        return new ShippedCommand(launch, Map.of("KUBECONFIG", environment.get("KUBECONFIG"), "PATH",
                directory + File.pathSeparator + System.getenv("PATH")), configuration, "azure-cli");
    }

    /** A subcommand with its arguments; how to sign in follows. */
    public Result run(String... arguments) throws InterruptedException {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            try {
                return new Result(exit(out, err, arguments), Files.readString(out, UTF_8),
                        Files.readString(err, UTF_8));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the command cannot be started", e);
        }
    }

    private int exit(Path out, Path err, String... arguments) throws IOException, InterruptedException {
        Stream<String> java = Stream.of(ProcessHandle.current().info().command().orElse("java"));
        Stream<String> login = Stream.of("--credential", credential, "--config", configuration.toString());
        List<String> command = Stream.of(java, launch.arguments().stream(), Stream.of(arguments), login)
                .flatMap(part -> part).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", arguments) + " took longer than " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }
}
