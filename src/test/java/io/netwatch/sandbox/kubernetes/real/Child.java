package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that never outlives this one, not even after kill -9: a shell beside it waits for the end of our pipe and
 * then ends it.
 */
record Child(Process shell, Path log) implements AutoCloseable {
    private static final String LEASH = """
            exec 3<&0
            "$@" 3<&- &
            child=$!
            (cat <&3 >/dev/null; kill "$child" 2>/dev/null) &
            exec 3<&-
            wait "$child"
            """;

    static Child start(Path log, List<String> command) throws IOException {
        List<String> leashed = Stream.concat(Stream.of("sh", "-c", LEASH, "sh"), command.stream()).toList();
        return new Child(new ProcessBuilder(leashed).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
                log);
    }

    boolean runs() {
        return shell.isAlive();
    }

    /** The end of its log, for an error's message. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** Returns when the process has ended. */
    @Override
    public void close() {
        try {
            shell.outputWriter().close();
            if (!shell.waitFor(10, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
