package io.netwatch.sandbox.launcher.world;

import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A misfortune that awaits the calls of one kind.
 *
 * @param call the operation's name in the specification, as a regular expression
 * @param path what the call's path must contain
 * @param first the first call that is hit, counted from 1
 * @param times how many calls are hit; without it, all
 * @param status of the error, for the effects refuse and failOperation
 * @param retryAfterSeconds of a refusal; no header without it
 * @param delaySeconds for the effects loseAnswer and delayAnswer
 */
public record FaultEntry(String call, String path, Integer first, Integer times, Kind effect, Integer status,
        String code, String message, Integer retryAfterSeconds, Integer delaySeconds) {

    /** What happens to the call. */
    public enum Kind {
        refuse, loseRequest, loseAnswer, delayAnswer, applyTwice, failOperation
    }

    public FaultEntry {
        WorldFile.required("call", call);
        try {
            Pattern.compile(call);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("call is \"" + call + "\", which is no regular expression: "
                    + e.getDescription(), e);
        }
        path = Objects.requireNonNullElse(path, "");
        first = Objects.requireNonNullElse(first, 1);
        effect = Objects.requireNonNullElse(effect, Kind.refuse);
        delaySeconds = Objects.requireNonNullElse(delaySeconds, 0);
        boolean speaks = effect == Kind.refuse || effect == Kind.failOperation;
        if (speaks && (status == null || code == null)) {
            throw new IllegalArgumentException("status and code are needed to " + effect + " \"" + call + "\"");
        }
        if (!speaks && (status != null || code != null)) {
            throw new IllegalArgumentException("status and code say nothing with effect " + effect + ": remove them");
        }
        message = Objects.requireNonNullElse(message, "The sandbox's world file says so.");
    }

    public Fault fault() {
        int last = times == null ? Integer.MAX_VALUE : first + times - 1;
        IntPredicate occasion = count -> count >= first && count <= last;
        return new Fault(Pattern.compile(call), path, occasion, consequence());
    }

    private Effect consequence() {
        Duration delay = Duration.ofSeconds(delaySeconds);
        return switch (effect) {
            case refuse -> new Effect.Refuse(new ArmError(status, code, message),
                    Optional.ofNullable(retryAfterSeconds).map(Duration::ofSeconds));
            case loseRequest -> new Effect.LoseRequest();
            case loseAnswer -> new Effect.LoseAnswer(delay);
            case delayAnswer -> new Effect.DelayAnswer(delay);
            case applyTwice -> new Effect.ApplyTwice();
            case failOperation -> new Effect.FailOperation(new ArmError(status, code, message));
        };
    }
}
