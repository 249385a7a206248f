package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ReadAgent;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.AgentRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request that nobody has stored, taken through the very questions that a stored one has to pass, up to the first step
 * that would leave a trace: neither an intent nor an agent nor a place in the queue comes of it.
 *
 * @param seen the last answer
 */
public record Rehearsal(Request request, Progress progress, Observation seen) {

    /** What comes next. */
    public sealed interface Step {}

    /** A reading from Azure; its answer goes to {@link #after}. */
    public record Ask(Call call) implements Step {}

    /** The order would be sent, in spite of these doubts. */
    public record Ready(List<String> doubts) implements Step {
        public Ready {
            doubts = List.copyOf(doubts);
        }
    }

    /** A stored request would be {@code Stalled} with these words. */
    public record Blocked(Reason reason, String detail) implements Step {}

    /** Nobody knows before {@code until}. */
    public record Unclear(Instant until, Reason trouble, String detail) implements Step {}

    /** @param policy by which the request would come, and of which nothing else is under way */
    public static Rehearsal of(Request request, PacketCapturePolicySpec policy, Instant now) {
        return new Rehearsal(request, Progress.NONE, new Observation.Nothing())
                .after(new SiblingsRead(Optional.of(policy), List.of()), now);
    }

    public Rehearsal after(Observation answer, Instant now) {
        return new Rehearsal(Decide.learn(request, progress, answer, now), progress.after(answer, now), answer);
    }

    public Step next(Decide decide, Instant now) {
        Decision decision = decide.next(request, progress, seen, now);
        return switch (decision) {
            // Who may install the agent is not blocked by its absence.
            case InstallAgent(var _, var agent) -> after(installed(agent), now).next(decide, now);
            case ReadTarget _,ReadInstances _,ReadAgent _,ReadWatchers _,ReadStorage _,ReadGroup _ ->
                new Ask((Call) decision);
            case Stall(var _, var reason, var detail) -> new Blocked(reason, detail);
            case Retry(var until, var trouble, var detail, var _) -> new Unclear(until, trouble, detail);
            case Wait(var until, var reason, var detail) -> new Unclear(until, reason, detail);
            default -> new Ready(Preflight.warnings(request, progress));
        };
    }

    private static Observation installed(AgentFacts agent) {
        return new AgentRead(Optional.of(new AgentFacts(agent.os(), agent.location(), "Succeeded")));
    }
}
