package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.core.request.TargetFacts.Os;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Azure takes any path and then fails on the target: the rules of the agent are checked here. */
final class FilePathCheck {
    private static final String FIELD = "spec.storage.filePath";
    private static final String LINUX = "/var/captures/";
    private static final Pattern WINDOWS = Pattern.compile("[A-Za-z]:[\\\\/].+");

    private FilePathCheck() {}

    /** What only shows once the target's operating system is known. */
    static Optional<Problem> problem(String path, Os os) {
        if (path == null) {
            return Optional.empty();
        }
        return switch (os) {
            case Linux -> SpecCheck.when(!path.startsWith(LINUX), FIELD, SpecCheck.quoted(path)
                    + " is not below " + LINUX + ", the only place on the target, which runs Linux: move it there");
            case Windows -> SpecCheck.when(!WINDOWS.matcher(path).matches(), FIELD, SpecCheck.quoted(path)
                    + " is not a path on the target, which runs Windows: write one such as C:\\Captures\\x.cap");
        };
    }

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
