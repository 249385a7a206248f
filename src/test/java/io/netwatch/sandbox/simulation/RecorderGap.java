package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.simulation.Misfortune.Deed;
import java.time.Duration;

/** For how long one misfortune may keep a flight recorder from recording. */
final class RecorderGap {
    /** Somebody may have to mend something: such a request looks again after ten minutes and up to a tenth. */
    private static final Duration BLOCKED = Duration.ofMinutes(11);
    /** An order without an answer is uncertain for 90 s; a session that is not found is lost after 30 s. */
    private static final Duration UNCERTAIN = Duration.ofMinutes(2);

    private RecorderGap() {}

    /** How long it lasts, and until it is certain what it has done. */
    static Duration explained(Misfortune misfortune) {
        return lasts(misfortune.deed()).plus(misfortune.isRefusal() ? BLOCKED : UNCERTAIN);
    }

    private static Duration lasts(Deed deed) {
        return switch (deed) {
            case Deed.Wire(var _, var lasts) -> lasts;
            case Deed.Token(var _, var lasts) -> lasts;
            case Deed.Jump(var by) -> by.abs();
            case Deed.Freeze(var time) -> time;
            case Deed.Lag(var by) -> by;
            case Deed.Kube.DOWN -> Duration.ofMinutes(1);
            case Deed.Kube.AWAY -> Duration.ofMinutes(5);
            case Deed.Operation _ -> Duration.ofMinutes(5);
            case Deed.News _ -> Feed.SILENCE;
            default -> Duration.ZERO;
        };
    }
}
