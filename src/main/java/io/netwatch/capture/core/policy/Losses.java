package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.request.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often in a row the recordings of one target have ended before anybody wanted it, counted from those that exist. The
 * first loss is made good at once; what is lost again soon after waits, longer each time.
 */
final class Losses {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** Azure and its clock are allowed to end a session a little before its limit. */
    private static final Duration NEARLY = Duration.ofSeconds(30);

    private Losses() {}

    /** When the next recording may begin; {@code now} or earlier when nothing is in the way. */
    static Instant next(List<Recording> newestFirst, Instant now) {
        int lost = inARow(newestFirst);
        Optional<Instant> last = newestFirst.stream().filter(Losses::isLoss).findFirst().flatMap(Recording::end);
        return lost < 2 || last.isEmpty() ? now : last.get().plus(pause(lost));
    }

    /** @param newestFirst recordings of one target */
    static int inARow(List<Recording> newestFirst) {
        int count = 0;
        for (Recording one : newestFirst.stream().filter(Recording::isOver).toList()) {
            if (!isLoss(one)) {
                return count;
            }
            count++;
            if (ran(one).compareTo(LONGEST_PAUSE) >= 0) {
                return count;
            }
        }
        return count;
    }

    /** Neither its time nor anybody's wish has ended it. */
    static boolean isLoss(Recording one) {
        boolean whole = one.limit().isPresent() && one.end().isPresent()
                && !one.end().get().isBefore(one.limit().get().minus(NEARLY));
        return one.isOver() && !one.isLeaving() && !whole;
    }

    private static Duration pause(int lost) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(lost - 2, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Duration ran(Recording one) {
        return one.start().isEmpty() || one.end().isEmpty()
                ? Duration.ZERO
                : Duration.between(one.start().get(), one.end().get());
    }
}
