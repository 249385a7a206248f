package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
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

/**
 * What a visit tells.
 *
 * @param request as it was read, with what was learned since
 * @param status what is to stand in the object now
 */
public record Report(Request request, PacketCaptureRequestStatus status) {

    /** The plan alone: conditions stay, so that a refused order does not make them flicker. */
    public static Report of(Request request, Plan plan) {
        Request planned = request.with(request.story().with(plan));
        return new Report(planned, StatusCodec.write(planned, request.conditions()));
    }

    /** The same rest always makes the same report, so that nothing is written when nothing has changed. */
    public static Report of(Request request, Rest rest, Instant now) {
        Request told = isCertainlyNotThere(rest) ? request.with(request.story().withoutPlan()) : request;
        List<Condition> conditions = word(told, rest)
                .map(word -> Conditions.of(word, told.generation(), told.conditions(), now))
                .orElseGet(told::conditions);
        return new Report(told, StatusCodec.write(told, conditions));
    }

    public boolean isNews() {
        return !status.equals(request.status());
    }

    /** The new word, when the visit has changed it. */
    public Optional<Condition> turn() {
        Optional<Condition> ready = Conditions.find(status.conditions(), "Ready");
        return Conditions.reason(status.conditions()).equals(Conditions.reason(request.conditions()))
                ? Optional.empty()
                : ready;
    }

    /** Blocked or held means that Azure has nothing, so the spec may be corrected. A name conflict keeps the record. */
    private static boolean isCertainlyNotThere(Rest rest) {
        return switch (rest) {
            case Stall(var _, var reason, var _) -> reason != Reason.NameConflict;
            case Wait(var _, var word, var _) -> word == Reason.Held;
            default -> false;
        };
    }

    /** Final words stay, whatever happens while the request is being deleted. */
    private static Optional<Word> word(Request request, Rest rest) {
        if (request.isFinal()) {
            return Optional.empty();
        }
        return switch (rest) {
            case Wait(var _, var reason, var detail) ->
                Optional.of(new Word(Recorded.word(request, reason), detail, Optional.empty()));
            case Stall(var _, var reason, var detail) -> Optional.of(new Word(reason, detail, Optional.empty()));
            case Finish(var reason, var detail) ->
                Optional.of(new Word(reason, Expiring.also(request, detail), Optional.empty()));
            case Retry(var _, var trouble, var detail, var _) ->
                Optional.of(new Word(unblocked(request), detail, Optional.of(trouble)));
            default -> Optional.empty();
        };
    }

    /** Who is being tried again is neither blocked nor held back nor unseen. */
    private static Reason unblocked(Request request) {
        Reason state = request.state();
        boolean outdated = state.standing() == Standing.Blocked || state == Reason.Held || state == Reason.Pending;
        return outdated ? Reason.Starting : state;
    }
}
