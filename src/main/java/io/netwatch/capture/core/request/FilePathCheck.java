package io.netwatch.capture.core.request;

import java.util.List;

/** Azure takes any path and then fails on the target: the rules of the agent are checked here. */
final class FilePathCheck {
    private static final String FIELD = "spec.storage.filePath";
    private static final String LINUX = "/var/captures/";

    private FilePathCheck() {}

    static List<Problem> problems(String path) {
        if (path == null) {
            return List.of();
        }
        return SpecCheck.problems(
                SpecCheck.when(!path.endsWith(".cap"), FIELD, SpecCheck.quoted(path) + " does not end in .cap: add it"),
                SpecCheck.when(path.startsWith("/") && !path.startsWith(LINUX), FIELD,
                        SpecCheck.quoted(path) + " is not below " + LINUX + ", the only place on Linux: move it there"),
                SpecCheck.when(path.contains(".."), FIELD,
                        SpecCheck.quoted(path) + " contains ..: write the path out"));
    }
}
