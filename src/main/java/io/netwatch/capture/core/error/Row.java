package io.netwatch.capture.core.error;

import io.netwatch.capture.core.terms.ArmFailure;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the {@link ErrorTable}.
 *
 * @param answer which answers it is about, for people, in Markdown
 * @param why why this follows, as a sentence
 * @param remedy what a person can do, as a sentence; empty when the reason's own next step says it
 */
public record Row(String answer, Predicate<ArmFailure> fits, Outcome outcome, String why, String remedy) {

    static Row of(Outcome outcome, String why, String answer, Predicate<ArmFailure> fits) {
        return new Row(answer, fits, outcome, why, "");
    }

    /** For some of Azure's codes. One that begins with an asterisk stands for all codes with this end. */
    static Row of(Outcome outcome, String why, String... codes) {
        String shown = Stream.of(codes).map("`%s`"::formatted).collect(Collectors.joining(", "));
        return of(outcome, why, shown,
                failure -> List.of(codes).stream().anyMatch(code -> matches(code, failure.code())));
    }

    Row withRemedy(String sentence) {
        return new Row(answer, fits, outcome, why, sentence);
    }

    private static boolean matches(String wanted, String code) {
        return wanted.startsWith("*") ? code.endsWith(wanted.substring(1)) : code.equals(wanted);
    }
}
