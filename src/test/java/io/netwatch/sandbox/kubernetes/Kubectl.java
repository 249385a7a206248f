package io.netwatch.sandbox.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real kubectl, pointed at one server, with a discovery cache of its own. */
public final class Kubectl {
    private static final int TIMEOUT_SECONDS = 60;

    private final Path executable;
    private final Path kubeconfig;
    private final Path directory;
    private int runs;

    /** @param directory the working directory of all runs */
    public Kubectl(Path executable, Path kubeconfig, Path directory) {
        this.executable = executable.toAbsolutePath();
        this.kubeconfig = kubeconfig.toAbsolutePath();
        this.directory = directory;
    }

    /** What one run printed; {@code output} is stdout followed by stderr. */
    public record Result(int exit, String output) {}

    /** The one that people on this machine use. */
    public static Optional<Path> onThePath() {
        return Stream.of(System.getenv("PATH").split(":", -1)).map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable).findFirst();
    }

    /** Runs a command to its end; the arguments are parted by blanks. */
    public Result run(String arguments) throws IOException, InterruptedException {
        return run(List.of(arguments.split(" ", -1)));
    }

    public Result run(List<String> arguments) throws IOException, InterruptedException {
        Path output = directory.resolve("output-" + runs++);
        Process process = start(arguments, output);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IllegalStateException("kubectl " + arguments + " hangs; so far: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    /** Starts a command that goes on by itself; both its streams go into the file. */
    public Process start(List<String> arguments, Path output) throws IOException {
        List<String> command = Stream
                .concat(Stream.of(executable.toString(), "--cache-dir=" + directory.resolve("cache")),
                        arguments.stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        // "kubectl edit" is a person with one habit.
        builder.environment().put("KUBE_EDITOR", "sed -i s/tone/shade/;s/red/green/");
        return builder.start();
    }

    /** Writes a manifest next to the kubeconfig, for {@code -f}. */
    public void file(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content, StandardCharsets.UTF_8);
    }
}
