package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Plain;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a policy's status tells of the last loss of one target; it outlives the recording, which goes after some hours. */
final class LossReport {
    private static final int LONGEST = 800;

    private LossReport() {}

    /** What the status tells already; what a hand has damaged counts for nothing. */
    static Optional<Loss> in(PacketCapturePolicyStatus status, ArmId target) {
        return RecordingChange.line(status, target.text()).flatMap(line -> Optional.ofNullable(line.lastLoss()))
                .filter(loss -> loss.request() != null && loss.time() != null);
    }

    /**
     * @param since from when on the target has been recorded without a gap; empty while it is not
     * @param before what was told until now
     */
    static Optional<Loss> of(List<Recording> newestFirst, Optional<Instant> since, Optional<Loss> before) {
        // Only a final word says why.
        Optional<Loss> last = newestFirst.stream().filter(one -> one.request().isFinal()).filter(Losses::isLoss)
                .map(LossReport::told).max(Comparator.comparing(Loss::time))
                .filter(loss -> before.filter(known -> isCovered(loss, known)).isEmpty());
        return last.or(() -> before).map(loss -> resumed(loss, since));
    }

    private static boolean isCovered(Loss loss, Loss known) {
        return loss.request().equals(known.request()) || loss.time().compareTo(known.time()) < 0;
    }

    private static Loss told(Recording one) {
        return new Loss(Moments.text(one.end().orElse(one.created())), one.name(), Plain.text(why(one), LONGEST), null);
    }

    /** The final word without its advice to make a new request: the recorder does that. */
    private static String why(Recording one) {
        String said = Conditions.find(one.request().conditions(), "Ready").map(ready -> ready.message()).orElse("");
        String advice = one.request().state().nextStep();
        return advice.isEmpty() || !said.endsWith(advice)
                ? said
                : said.substring(0, said.length() - advice.length()).strip();
    }

    private static Loss resumed(Loss loss, Optional<Instant> since) {
        if (loss.resumed() != null || since.isEmpty()) {
            return loss;
        }
        Instant lost = StatusCodec.instant(loss.time()).orElse(since.get());
        return new Loss(loss.time(), loss.request(), loss.message(),
                Moments.text(since.get().isAfter(lost) ? since.get() : lost));
    }
}
