package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ReadAgent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.AgentAsked;
import io.netwatch.capture.core.request.Observation.AgentRead;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The agent extension of a machine is missing, or not yet there: say how to install it, or install it where the request asks for it
 * and the allow-list permits it. It is looked at before it is ordered, and the same order twice is the same extension, so
 * a crash in between changes nothing.
 */
final class AgentInstall {
    /** Recorded: 30 to 90 seconds. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration READY_WITHIN = Duration.ofMinutes(15);

    private AgentInstall() {}

    /** @param ready what the target itself says about its agent */
    static Optional<Decision> next(Request request, boolean ready, Progress progress, Instant now, Rules rules) {
        ArmId target = Preparing.target(request);
        if (ready && request.story().waiting().installing().isEmpty()) {
            return Optional.empty();
        }
        Optional<AgentRead> read = progress.seen().find(AgentRead.class);
        if (read.isEmpty()) {
            return Optional.of(new ReadAgent(target));
        }
        return read.get().facts().map(agent -> next(request, agent, progress, now, rules))
                .orElseGet(() -> Optional.of(Preparing.stall(request, now, Reason.TargetNotFound,
                        target + " does not exist.")));
    }

    /** Azure is at it, whoever asked. */
    static boolean isUnderWay(AgentFacts agent) {
        return !agent.missing() && !agent.failed() && !agent.ready();
    }

    /** Azure refused to install it; the rights for that go beyond what a capture needs. */
    static Decision refused(ArmFailure failure, Request request, Instant now) {
        return Preparing.stall(request, now, Reason.Forbidden,
                "Azure said %s; installing the agent on %s needs Microsoft.Compute/virtualMachines/extensions/write there."
                        .formatted(Plain.text(failure.status() + " " + failure.code(), 100),
                                Preparing.target(request)));
    }

    private static Optional<Decision> next(Request request, AgentFacts agent, Progress progress, Instant now,
            Rules rules) {
        Optional<Instant> since = request.story().waiting().installing();
        if (agent.ready()) {
            return Optional.empty();
        }
        if (agent.failed()) {
            return Optional.of(missing(request, now, "Its installation failed. " + command(request, agent)));
        }
        if (since.isPresent()) {
            return Optional.of(underWay(request, agent, since.get(), now));
        }
        return Optional.of(progress.seen().find(AgentAsked.class).isPresent()
                ? underWay(request, agent, now, now)
                : install(request, agent, now, rules));
    }

    private static Decision underWay(Request request, AgentFacts agent, Instant since, Instant now) {
        return now.isBefore(since.plus(READY_WITHIN))
                ? new Wait(Preparing.notAfterDeadline(request, now.plus(LOOK_EVERY)), Reason.Starting,
                        "The agent is being installed.")
                : missing(request, now, "Its installation has not ended within %d minutes. %s"
                        .formatted(READY_WITHIN.toMinutes(), command(request, agent)));
    }

    private static Decision install(Request request, AgentFacts agent, Instant now, Rules rules) {
        ArmId target = Preparing.target(request);
        if (!Boolean.TRUE.equals(request.spec().installAgent())) {
            return missing(request, now, command(request, agent) + " Or set spec.installAgent to true.");
        }
        return rules.reach().installRefusal(request.key().namespace(), target)
                .<Decision>map(sentence -> Preparing.stall(request, now, Reason.NotAllowed, sentence))
                .orElseGet(() -> new InstallAgent(target, agent));
    }

    private static Stall missing(Request request, Instant now, String detail) {
        return Preparing.stall(request, now, Reason.AgentMissing, detail);
    }

    private static String command(Request request, AgentFacts agent) {
        return "Run: az vm extension set --publisher Microsoft.Azure.NetworkWatcher --version 1.4 --name "
                + "NetworkWatcherAgent%s --ids %s.".formatted(agent.os(), Preparing.target(request));
    }
}
