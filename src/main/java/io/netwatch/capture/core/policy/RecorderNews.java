package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Gaps;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people want to be told of a policy's flight recorder. It follows from two statuses, the one that stood and the one
 * that stands, so that it is told once, whoever leads. A renewal that leaves no gap is no news.
 *
 * @param about the target, which keeps apart what is told of several; empty when it is about the recorder
 */
public record RecorderNews(String about, Reason reason, String message) {
    /** Kubernetes takes no more in an Event. */
    private static final int LONGEST = 1024;
    /** So that what comes behind it is told, too. */
    private static final int LONGEST_WHY = 600;

    /** @param before null when nothing was ever told */
    public static List<RecorderNews> of(PacketCapturePolicyStatus before, PacketCapturePolicyStatus now) {
        return before == null
                ? List.of()
                : Stream.concat(armed(before, now).stream(), now.recordings().stream()
                        .flatMap(line -> RecordingChange.line(before, line.target()).stream()
                                .flatMap(then -> of(then, line).stream())))
                        .toList();
    }

    /** A target that was not to be recorded until now has no news yet. */
    private static Optional<RecorderNews> of(RecordingStatus before, RecordingStatus now) {
        Loss loss = now.lastLoss();
        if (loss == null) {
            return Optional.empty();
        }
        if (RecordingChange.isLost(before, now)) {
            return Optional.of(news(now.target(), Reason.RecordingLost, lost(now.target(), loss)));
        }
        return loss.resumed() == null || before.lastLoss().resumed() != null
                ? Optional.empty()
                : Optional.of(news(now.target(), Reason.RecordingResumed, resumed(now, loss)));
    }

    private static Optional<RecorderNews> armed(PacketCapturePolicyStatus before, PacketCapturePolicyStatus now) {
        Optional<Condition> then = blocked(before);
        Optional<Condition> blocked = blocked(now);
        if (blocked.isPresent()) {
            return blocked.filter(is -> then.filter(was -> Objects.equals(was.message(), is.message())).isEmpty())
                    .flatMap(is -> Reason.of(is.reason()).map(why -> new RecorderNews("", why,
                            Plain.text(is.message(), LONGEST))));
        }
        // A recorder that is switched off is not unblocked by that.
        return then.filter(_ -> now.recorder() != null).map(_ -> news("", Reason.RecorderUnblocked, ""));
    }

    private static Optional<Condition> blocked(PacketCapturePolicyStatus status) {
        return Conditions.find(status.conditions(), Arming.TYPE)
                .filter(_ -> RecorderReport.isDisarmed(status.conditions()));
    }

    private static RecorderNews news(String about, Reason reason, String detail) {
        return new RecorderNews(about, reason, Plain.text(reason.message(detail), LONGEST));
    }

    private static String lost(String target, Loss loss) {
        return "Request %s for %s ended at %s: %s%s".formatted(loss.request(), target, loss.time(),
                Plain.text(Objects.toString(loss.message(), ""), LONGEST_WHY),
                loss.resumed() == null ? " The next one begins by itself." : " Another one goes on.");
    }

    private static String resumed(RecordingStatus now, Loss loss) {
        Gaps gaps = Optional.ofNullable(now.gaps()).orElse(new Gaps(0, 0L));
        return "Request %s records %s since %s; of what is still known, %d s are missing.".formatted(now.request(),
                now.target(), loss.resumed(), gaps.seconds());
    }
}
