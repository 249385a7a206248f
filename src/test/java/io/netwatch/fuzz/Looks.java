package io.netwatch.fuzz;

import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.Brief;
import io.netwatch.capture.evidence.summary.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What is promised of every summary, and of the page and the JSON that are made of it. */
final class Looks {
    /** Few, so that forgetting is reached; nothing depends on how many. */
    private static final Options OPTIONS = Options.DEFAULT.withMaxConversations(32);
    private static final int LONGEST_SENTENCE = 512;
    private static final int MOST_FIGURES = 12;

    private Looks() {}

    /** The same bytes twice, from sources that must not matter. */
    static Summary same(Source one, Source other) {
        Summary summary = Evidence.summarise(List.of(one), OPTIONS);
        Promise.that(summary.equals(Evidence.summarise(List.of(other), OPTIONS)),
                "the same bytes give the same summary");
        check(summary.brief());
        return summary;
    }

    /** The page and the JSON, which are long: not of every input. */
    static void drawn(Summary summary) {
        page(Report.html(summary, Context.titled("fuzz")));
        Promise.that(Json.of(summary).codePoints().noneMatch(Character::isISOControl), "no control characters in JSON");
    }

    private static void check(Brief brief) {
        Promise.harmless(brief.sentence(), LONGEST_SENTENCE);
        Promise.that(brief.sentence().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SENTENCE,
                "the sentence fits into 512 bytes");
        Promise.that(brief.figures().size() <= MOST_FIGURES, "at most 12 figures");
        brief.figures().forEach((name, figure) -> Promise.that(figure >= 0, name + " is " + figure));
    }

    private static void page(String html) {
        Promise.that(html.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n'),
                "no control characters in the page");
        String lower = html.toLowerCase(Locale.ROOT);
        Promise.that(!lower.contains("<script") && !lower.contains(" src=") && !html.contains("NaN"),
                "nothing in the page is to be run or fetched, and no figure is none");
    }
}
