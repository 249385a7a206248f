package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run by the build under the JDK that the build chose: leaves behind how {@code ./sandbox} is to start Java, because
 * the {@code java} on a person's path may be older.
 */
final class Prepare {
    private Prepare() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Files.writeString(folder.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.writeString(folder.resolve("classpath"), "-cp \"" + quoted(System.getProperty("java.class.path")) + "\"");
    }

    /** As Java's argument files want it. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
