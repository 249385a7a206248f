package io.netwatch.capture.core.request;

import java.util.List;
import java.util.stream.Collectors;

/** Something wrong with one field: its path, and a clause that follows it and says what to do. */
public record Problem(String field, String clause) {

    /** The same for a spec that is part of something else, found under {@code path} there. */
    public static String sentence(List<Problem> problems, String path) {
        return sentence(problems.stream()
                .map(problem -> new Problem(problem.field().replaceFirst("^spec", path), problem.clause())).toList());
    }

    static String sentence(List<Problem> problems) {
        return problems.stream().map(problem -> problem.field() + " " + problem.clause())
                .collect(Collectors.joining("; ", "", "."));
    }
}
