package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Observation.Fact;
import io.netwatch.capture.core.request.Observation.GroupRead;
import io.netwatch.capture.core.request.Observation.SessionsCounted;
import io.netwatch.capture.core.request.Observation.StorageRead;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Questions before an order about what Azure would take and then silently not do.
 */
final class Preflight {
    private Preflight() {}

    static Optional<Decision> next(Request request, Progress progress, Instant now) {
        return StorageCheck.next(request, progress, now).or(() -> NodePools.next(request, progress));
    }

    /** What the person on call should know although the capture is ordered. */
    static List<String> warnings(Request request, Progress progress) {
        return Stream.of(NodePools.warning(request, progress).stream(), StorageCheck.warnings(request, progress),
                InstanceChoice.warning(request, progress).stream(),
                Freezing.warning(request, progress).stream()).flatMap(each -> each).toList();
    }

    /**
     * What stands for the answer of a check that could not be made. The rights to check are optional and a provider in
     * trouble must not cost the evidence, so the capture goes on; but where not even a token was to be had, or nothing
     * was sent, the order itself would fail as well.
     */
    static Optional<Fact> instead(Call during, ArmFailure failure) {
        if (!failure.sent() || failure.status() == 401) {
            return Optional.empty();
        }
        return switch (during) {
            case ReadStorage _ -> Optional.of(new StorageRead(Optional.empty(), false));
            case ReadGroup _ -> Optional.of(new GroupRead(""));
            case CountSessions _ -> Optional.of(new SessionsCounted(SessionCount.UNKNOWN));
            default -> Optional.empty();
        };
    }
}
