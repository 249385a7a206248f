package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Preflight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the checks before an order left in {@code status.preflight}, and back. */
final class PreflightCodec {
    private PreflightCodec() {}

    /** Nothing when there is nothing to say: most captures never had to wait. */
    static Preflight write(Story story) {
        List<String> warnings = story.plan().map(Plan::warnings).orElse(List.of());
        List<String> instances = story.plan().map(Plan::instances).orElse(List.of());
        Optional<Turn> turn = story.waiting().turn();
        return warnings.isEmpty() && instances.isEmpty() && story.waiting().equals(Waiting.NONE)
                ? null
                : new Preflight(StatusCodec.text(turn.map(Turn::since)), StatusCodec.text(turn.map(Turn::expected)),
                        StatusCodec.text(story.waiting().installing()), warnings, instances);
    }

    static Waiting waiting(Preflight preflight) {
        if (preflight == null) {
            return Waiting.NONE;
        }
        Optional<Instant> expected = StatusCodec.instant(preflight.expectedStart());
        return new Waiting(StatusCodec.instant(preflight.queuedSince())
                .flatMap(since -> expected.map(at -> new Turn(since, at))),
                StatusCodec.instant(preflight.agentInstallTime()));
    }

    static List<String> instances(Preflight preflight) {
        return preflight == null ? List.of() : preflight.instances();
    }

    static List<String> warnings(Preflight preflight) {
        return preflight == null ? List.of() : preflight.warnings();
    }
}
