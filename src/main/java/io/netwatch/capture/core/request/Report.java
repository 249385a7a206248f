package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Conditions.Word;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a visit tells: the request as it now stands, and its conditions. */
public record Report(Request request, List<Condition> conditions) {

    /** The same rest always makes the same report, so that nothing is written when nothing has changed. */
    public static Report of(Request request, Rest rest, Instant now) {
        // "Stalled" means that nothing is in Azure: the spec may be corrected. A session of our own name stays ours.
        Request told = rest instanceof Stall(var _, var reason, var _) && reason != Reason.NameConflict
                ? request.with(request.story().withoutPlan())
                : request;
        List<Condition> conditions = word(told, rest)
                .map(word -> Conditions.of(word, told.generation(), told.conditions(), now))
                .orElseGet(told::conditions);
        return new Report(told, conditions);
    }

    /** Final words stay, whatever happens while the request is being deleted. */
    private static Optional<Word> word(Request request, Rest rest) {
        if (request.isFinal()) {
            return Optional.empty();
        }
        return switch (rest) {
            case Wait(var _, var reason, var detail) -> Optional.of(new Word(reason, detail, Optional.empty()));
            case Stall(var _, var reason, var detail) -> Optional.of(new Word(reason, detail, Optional.empty()));
            case Finish(var reason, var detail) -> Optional.of(new Word(reason, detail, Optional.empty()));
            case Retry(var _, var trouble) -> Optional.of(new Word(unblocked(request), "", Optional.of(trouble)));
            default -> Optional.empty();
        };
    }

    /** Blocked and on its way exclude each other: who is being tried again is not blocked. */
    private static Reason unblocked(Request request) {
        return request.state().standing() == Standing.Blocked ? Reason.Starting : request.state();
    }
}
