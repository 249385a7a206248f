package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agent on a scale set: it belongs into the model, and the model has to be applied to the instances. */
final class AgentCheck {
    private AgentCheck() {}

    /**
     * The obstacle; nothing when the agent is where packets are to be captured.
     *
     * @param running the chosen instances that run
     */
    static Optional<Decision> next(Request request, TargetFacts facts, List<InstanceFacts> running, Instant now) {
        if (!facts.agentReady()) {
            return Optional.of(Preparing.stall(request, now, Reason.ScaleSetAgentMissing, ""));
        }
        List<String> without = running.stream().filter(instance -> !instance.agentReady() && !instance.latestModel())
                .map(InstanceFacts::id).toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(Preparing.stall(request, now, Reason.ScaleSetAgentMissing,
                        "The model has it, but it was not applied to " + Names.instances(without) + "."));
    }
}
