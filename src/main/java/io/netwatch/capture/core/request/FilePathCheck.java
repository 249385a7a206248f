package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
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
                SpecCheck.when(!path.endsWith(".cap"), FIELD, SpecCheck.quoted(path) + Clauses.NOT_CAP),
                SpecCheck.when(path.startsWith("/") && !path.startsWith(LINUX), FIELD,
                        SpecCheck.quoted(path) + Clauses.NOT_CAPTURES),
                SpecCheck.when(path.contains(".."), FIELD,
                        SpecCheck.quoted(path) + Clauses.DOTS));
    }
}
