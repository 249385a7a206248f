package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the sandbox keeps its files. */
public record Folder(Path path) {

    static Folder create(Path path) throws IOException {
        return new Folder(Files.createDirectories(path).toAbsolutePath());
    }

    /** The authority that the served cloud's certificates are signed by. */
    public Path ca() {
        return path.resolve("ca.pem");
    }

    Path ca(String cloud) {
        return path.resolve("ca-" + cloud + ".pem");
    }

    Path kubeconfig() {
        return path.resolve("kubeconfig");
    }

    /** @param operator counted from 1, here and below */
    public Path configuration(int operator) {
        return path.resolve("operator-" + operator + ".yaml");
    }

    Path operatorLog(int operator) {
        return path.resolve("operator-" + operator + ".log");
    }

    Path report() {
        return path.resolve("report.html");
    }

    Path env() {
        return path.resolve("env");
    }

    Path captures() throws IOException {
        return Files.createDirectories(path.resolve("captures"));
    }

    /** A file that only its owner may read, as a mounted Secret would be. */
    Path secret(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }
}
