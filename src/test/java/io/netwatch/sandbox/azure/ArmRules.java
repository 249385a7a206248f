package io.netwatch.sandbox.azure;

import java.time.Duration;
import java.util.Optional;

/**
 * Switches of this Azure's behaviour, above all for what nobody has recorded.
 *
 * @param longUrls whether operation URLs are signed and above 3 kB, as since about 2024, or bare as before
 * @param pollAfter Retry-After while an operation runs; 10 s recorded, empty means no such header
 * @param tokensRequired false lets a simulation call without Entra
 * @param nameTaken Invented: the answer to a PUT on a name in use, even if the body is identical
 * @param agentMissing Invented: how a create fails when the machine has no agent
 * @param machineStopped Invented: how a create fails when the machine does not run
 * @param bytesReason Invented: {@code stopReason} after the byte limit; the word of the time limit is in the specification
 */
public record ArmRules(boolean longUrls, Optional<Duration> pollAfter, boolean tokensRequired, ArmError nameTaken,
        CreateFailure agentMissing,
        CreateFailure machineStopped, String bytesReason) {

    /** A create that fails: refused by the PUT itself, or accepted and failed by its operation ({@code late}). */
    public record CreateFailure(boolean late, ArmError error) {}

    public static ArmRules standard() {
        return new ArmRules(true, Optional.of(Duration.ofSeconds(10)), true,
                new ArmError(400, "PacketCaptureNameConflict", "A packet capture with this name already exists."),
                new CreateFailure(true, new ArmError(400, "InternalServerError", "An error occurred.")),
                new CreateFailure(true,
                        new ArmError(400, "VMNotRunning", "The target virtual machine is not running.")),
                "TotalBytesExceeded");
    }

    public ArmRules withLongUrls(boolean value) {
        return new ArmRules(value, pollAfter, tokensRequired, nameTaken, agentMissing, machineStopped, bytesReason);
    }

    public ArmRules withPollAfter(Optional<Duration> value) {
        return new ArmRules(longUrls, value, tokensRequired, nameTaken, agentMissing, machineStopped, bytesReason);
    }

    public ArmRules withTokensRequired(boolean value) {
        return new ArmRules(longUrls, pollAfter, value, nameTaken, agentMissing, machineStopped, bytesReason);
    }

    public ArmRules withNameTaken(ArmError value) {
        return new ArmRules(longUrls, pollAfter, tokensRequired, value, agentMissing, machineStopped, bytesReason);
    }

    public ArmRules withAgentMissing(CreateFailure value) {
        return new ArmRules(longUrls, pollAfter, tokensRequired, nameTaken, value, machineStopped, bytesReason);
    }

    public ArmRules withMachineStopped(CreateFailure value) {
        return new ArmRules(longUrls, pollAfter, tokensRequired, nameTaken, agentMissing, value, bytesReason);
    }
}
