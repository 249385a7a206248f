package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastTrigger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a policy has done, counted anew each time from what is there: nothing has to be kept in step, and nobody but the
 * leader writes it.
 *
 * @param firings requests that exist
 * @param turnedAway firings for which a bridge stored no request, as far as Events still tell
 */
public record Activity(List<Firing> firings, long turnedAway) {
    public static final Activity NONE = new Activity(List.of(), 0);

    public Activity {
        firings = List.copyOf(firings);
    }

    /** The status with these counts. The last trigger stays when its request is gone. */
    public PacketCapturePolicyStatus in(PacketCapturePolicyStatus status) {
        return new PacketCapturePolicyStatus(status.observedGeneration(), status.conditions(),
                count(Firing::isOrdered), count(Firing::suppressed) + turnedAway, count(Firing::late),
                count(Firing::isUnfinished), last().orElse(status.lastTrigger()), status.lastDrill(),
                status.recordings(),
                status.recorder());
    }

    private long count(Predicate<Firing> which) {
        return firings.stream().filter(which).count();
    }

    private Optional<LastTrigger> last() {
        return firings.stream().filter(Firing::isOrdered)
                .max(Comparator.comparing(Firing::created).thenComparing(Firing::request))
                .map(one -> new LastTrigger(one.time(), one.rule(), one.target(), one.request()));
    }
}
