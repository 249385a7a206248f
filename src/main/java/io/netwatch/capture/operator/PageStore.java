package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.StillInspecting;
import io.netwatch.capture.core.request.StoredPage;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.evidence.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a look into files showed, on its way out: if a page is to be stored beside them, that happens first, with one call
 * each time somebody asks. A page that cannot be stored holds up nothing.
 */
final class PageStore {
    private static final int FORBIDDEN = 403;
    private static final int TRIES = 3;
    private static final int WORDS = 300;

    private final Observation seen;
    private final Optional<Page> page;
    // Asked by one visit at a time; another process that takes over begins anew.
    private int failures;

    /** What is to lie where. */
    private record Page(String url, String html) {}

    private PageStore(Observation seen, Optional<Page> page) {
        this.seen = seen;
        this.page = page;
    }

    static PageStore of(Inspector.Seen seen, PageOrder order) {
        return new PageStore(seen.observation(), order.url().flatMap(url -> seen.summary().map(summary -> new Page(url,
                Report.html(summary, order.context())))));
    }

    /**
     * The account asks for a pause before it takes the page, or did not answer: what was seen is not lost meanwhile. A
     * look that was itself put off has seen nothing, and begins anew.
     */
    boolean isToBeAskedAgain(Observation answer) {
        return seen instanceof Inspected && (answer instanceof Postponed || answer instanceof StillInspecting);
    }

    Observation store(Inspect asked, Files files) {
        return page.isPresent() && seen instanceof Inspected inspected
                ? store(asked, inspected, files.store(page.get().url(),
                        page.get().html().getBytes(StandardCharsets.UTF_8)))
                : seen;
    }

    private Observation store(Inspect asked, Inspected inspected, Answer<String> answer) {
        return switch (answer) {
            case Answer.Ok<String>(var url) -> inspected.with(StoredPage.at(url));
            case Answer.NotBefore<String>(var until, var untouched) -> new Postponed(asked, until, untouched);
            case Answer.Failed<String>(var failure) -> failed(inspected, failure);
        };
    }

    private Observation failed(Inspected inspected, ArmFailure failure) {
        failures++;
        return failure.uncertain() && failures < TRIES
                ? new StillInspecting()
                : inspected.with(StoredPage.not(words(failure)));
    }

    private static String words(ArmFailure failure) {
        String why = failure.status() == FORBIDDEN
                ? "the operator may not write to the storage account (Storage Blob Data Contributor)"
                : Plain.text((failure.status() == 0 ? "" : failure.status() + " " + failure.code() + ": ")
                        + failure.message().replaceAll("\\.+$", ""), WORDS);
        return "The page about it was not stored: " + why + ".";
    }
}
