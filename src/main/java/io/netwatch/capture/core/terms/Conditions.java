package io.netwatch.capture.core.terms;

import io.netwatch.capture.api.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a reason into the six conditions of a request, and keeps what did not change. */
public final class Conditions {
    private Conditions() {}

    /**
     * @param detail what is special about this case: about the trouble when there is some, else about the reason
     * @param trouble why Azure cannot be reached just now; it shows in Reconciling and leaves the rest alone
     */
    public record Word(Reason reason, String detail, Optional<Reason> trouble) {}

    /** All six conditions. Their transition time moves only when their status does. */
    public static List<Condition> of(Word word, long generation, List<Condition> before, Instant now) {
        Standing standing = word.reason().standing();
        Truth reconciling = word.trouble().isPresent() ? Truth.True : standing.reconciling;
        return Stream.of(//
                condition("Ready", standing.ready, word), //
                reconciling(reconciling, word), //
                condition("Stalled", standing.stalled, word), //
                condition("Capturing", isCapturing(word.reason()) ? Truth.True : Truth.False, word), //
                condition("Complete", standing.complete, word), //
                condition("Failed", standing.failed, word))
                .map(condition -> dated(condition, generation, before, now)).toList();
    }

    /** One condition of another type. Its transition time moves only when its status does. */
    public static Condition of(String type, Truth truth, Reason reason, String detail, long generation,
            List<Condition> before, Instant now) {
        Condition fresh = new Condition(type, truth.name(), null, null, reason.word(), reason.message(detail));
        return dated(fresh, generation, before, now);
    }

    /** The reason of Ready, which is the word in the STATE column. */
    public static Optional<Reason> reason(List<Condition> conditions) {
        return find(conditions, "Ready").flatMap(ready -> isTrue(conditions, "Failed")
                ? Reason.of(ready.reason()).map(Conditions::failed)
                : Reason.of(ready.reason()));
    }

    public static boolean isTrue(List<Condition> conditions, String type) {
        return find(conditions, type).filter(condition -> "True".equals(condition.status())).isPresent();
    }

    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
    }

    private static Reason failed(Reason reason) {
        return reason == Reason.StoppedEarly ? Reason.StoppedByAgent : reason;
    }

    /** What is special stands in Ready and in what is true: six times the same would hide it. */
    private static Condition condition(String type, Truth truth, Word word) {
        boolean whole = word.trouble().isEmpty() && (type.equals("Ready") || truth == Truth.True);
        return new Condition(type, truth.name(), null, null, word.reason().word(),
                word.reason().message(whole ? word.detail() : ""));
    }

    private static boolean isCapturing(Reason reason) {
        return reason == Reason.Running || reason == Reason.Recording;
    }

    private static Condition reconciling(Truth truth, Word word) {
        return word.trouble()
                .map(trouble -> new Condition("Reconciling", truth.name(), null, null, trouble.word(),
                        trouble.message(word.detail())))
                .orElseGet(() -> condition("Reconciling", truth, word));
    }

    private static Condition dated(Condition fresh, long generation, List<Condition> before, Instant now) {
        String since = find(before, fresh.type()).filter(old -> fresh.status().equals(old.status()))
                .map(Condition::lastTransitionTime).orElse(Moments.text(now));
        return new Condition(fresh.type(), fresh.status(), generation, since, fresh.reason(), fresh.message());
    }
}
