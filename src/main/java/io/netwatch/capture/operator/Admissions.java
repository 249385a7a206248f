package io.netwatch.capture.operator;

import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Admitting;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes admission one step: what is known of a policy's requests is a watch's, a moment old, and visits run side by side.
 * So whoever is admitted is remembered as ordered until the watch has seen the order. Losing it is harmless: who has no
 * order yet is looked at again.
 */
final class Admissions {
    /** A request that the watch does not show for so long is deleted, and not merely new. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private final Map<String, Admitted> admitted = new HashMap<>();

    private record Admitted(String policy, Sibling sibling, Instant at) {}

    /** @param read what is known of the policy and its requests; it must not wait for anything */
    synchronized SiblingsRead ask(Request request, Supplier<SiblingsRead> read, Instant now) {
        String policy = request.key().namespace() + "/" + request.spec().trigger().policy();
        SiblingsRead seen = read.get();
        Map<String, Sibling> known = seen.all().stream().collect(Collectors.toMap(Sibling::uid, one -> one));
        admitted.values().removeIf(one -> one.policy().equals(policy) && isOver(one, known, now));
        admitted.values().stream().filter(one -> one.policy().equals(policy))
                .forEach(one -> known.put(one.sibling().uid(), one.sibling()));
        SiblingsRead all = new SiblingsRead(seen.policy(), new ArrayList<>(known.values()));
        if (all.policy().isPresent() && Admitting.refusal(request, all).isEmpty()) {
            admitted.putIfAbsent(request.uid(), new Admitted(policy, ordered(Admitting.of(request)), now));
        }
        return all;
    }

    /** Nothing of the request is left. */
    synchronized void forget(Request request) {
        admitted.remove(request.uid());
    }

    private static boolean isOver(Admitted one, Map<String, Sibling> known, Instant now) {
        Sibling seen = known.get(one.sibling().uid());
        return seen == null ? now.isAfter(one.at().plus(SEEN_WITHIN)) : seen.stage() != Sibling.Stage.Waiting;
    }

    private static Sibling ordered(Sibling one) {
        return new Sibling(one.name(), one.uid(), one.target(), one.incident(), one.created(), Sibling.Stage.Ordered,
                Optional.empty());
    }
}
