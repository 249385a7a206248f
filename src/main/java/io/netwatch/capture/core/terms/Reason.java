package io.netwatch.capture.core.terms;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every word that a condition or an Event may carry: how the request then stands, the fact in a sentence, and what a
 * person can do next (empty when there is nothing to do).
 */
public enum Reason {
    Pending(Standing.Working, //
            "The request has not been looked at yet.", //
            ""), //
    Queued(Standing.Working, //
            "The capture waits for its turn.", //
            ""), //
    Starting(Standing.Working, //
            "The capture is being started.", //
            ""), //
    Stopping(Standing.Working, //
            "The session in Azure is being stopped.", //
            ""), //
    Inspecting(Standing.Working, //
            "The capture has ended; its file is looked for and looked into.", //
            ""), //
    Running(Standing.Steady, //
            "Azure captures traffic.", //
            ""), //
    Recording(Standing.Steady, //
            "Azure records traffic for a flight recorder.", //
            ""), //
    Freezing(Standing.Working, //
            "The flight recorder's recording of the alert is being frozen.", //
            ""), //
    Held(Standing.Steady, //
            "The capture is held back by desiredState Stopped.", //
            "Set desiredState to Running."), //
    InvalidSpec(Standing.Blocked, //
            "The spec cannot be ordered.", //
            "Correct the named field."), //
    NotAllowed(Standing.Blocked, //
            "The operator's allow-list does not cover this.", //
            "Ask the operator's owner to add the named line to its configuration."), //
    NameConflict(Standing.Blocked, //
            "Azure has another session of this name.", //
            "Delete that session, or this request."), //
    TargetNotFound(Standing.Blocked, //
            "Azure does not know the target.", //
            "Check spec.target.resourceId."), //
    NoWatcher(Standing.Blocked, //
            "There is no Network Watcher in the target's region.", //
            "Run: az network watcher configure --enabled true --resource-group NetworkWatcherRG --locations REGION"), //
    AgentMissing(Standing.Blocked, //
            "The target has no Network Watcher agent extension.", //
            "The capture starts once it is installed."), //
    TargetStopped(Standing.Blocked, //
            "The target does not run.", //
            "Start it: az vm start --ids TARGET"), //
    StorageUnusable(Standing.Blocked, //
            "Azure cannot write to the storage account.", //
            "Use a Standard account in the target's region with shared key access."), //
    CredentialsMissing(Standing.Blocked, //
            "There are no credentials that Azure accepts.", //
            "Correct tenant, client id or secret in the Secret that spec.credentialsRef names, or else in the operator's configuration."), //
    Forbidden(Standing.Blocked, //
            "The operator's identity lacks a right in Azure.", //
            "Assign Network Contributor on the watcher's resource group and Reader on the target."), //
    AzureRefused(Standing.Blocked, //
            "Azure refused the order.", //
            "Read Azure's words and correct the spec."), //
    Completed(Standing.Succeeded, //
            "The capture ran to its end.", //
            ""), //
    StoppedEarly(Standing.Succeeded, //
            "The capture ended before its time limit.", //
            ""), //
    Frozen(Standing.Succeeded, //
            "An alert's request has taken this recording as its evidence.", //
            ""), //
    EmptyCapture(Standing.Succeeded, //
            "The capture holds no packet.", //
            ""), //
    StoppedByAgent(Standing.Failed, //
            "The agent on the target ended the capture.", //
            "Look at the machine and its agent, then create a new request."), //
    UploadFailed(Standing.Failed, //
            "The capture ended, but no file came to the storage account.", //
            "Mend what keeps the file away, then create a new request."), //
    TargetGone(Standing.Failed, //
            "The target was deleted during the capture.", //
            "Create a new request for the machine that took its place."), //
    CaptureLost(Standing.Failed, //
            "Somebody deleted the session in Azure.", //
            "Create a new request."), //
    StartDeadlineExceeded(Standing.Failed, //
            "The capture could not be started in time.", //
            ""), //
    Suppressed(Standing.Failed, //
            "The policy leaves this capture out.", //
            ""), //
    ScaleSetAgentMissing(Standing.Blocked, //
            "The scale set has no Network Watcher agent extension where it is needed.", //
            "Run: az vmss extension set --publisher Microsoft.Azure.NetworkWatcher --version 1.4 --name NetworkWatcherAgentLinux (or NetworkWatcherAgentWindows) --resource-group GROUP --vmss-name NAME; then: az vmss update-instances --resource-group GROUP --name NAME --instance-ids '*'"), //
    ScaleSetStopped(Standing.Blocked, //
            "None of the chosen instances of the scale set runs.", //
            "Start them: az vmss start --resource-group GROUP --name NAME --instance-ids IDS"), //
    Served(Standing.Steady, //
            "Matching alerts start captures.", //
            ""), //
    Suspended(Standing.Steady, //
            "The policy answers no alerts.", //
            "Set suspend to false."), //
    Armed(Standing.Steady, //
            "Nothing that can be checked before an alert keeps its capture from starting.", //
            ""), //
    Unchecked(Standing.Steady, //
            "The policy names no target exactly, so nothing can be checked before an alert.", //
            "Write ARM ids without * in spec.match.targets to have them checked."), //
    Throttled(Standing.Working, //
            "Azure's rate limits leave no call just now.", //
            ""), //
    AzureBusy(Standing.Working, //
            "Another operation holds the resource in Azure.", //
            ""), //
    AzureUnavailable(Standing.Working, //
            "Azure has trouble of its own.", //
            ""), //
    NoAnswer(Standing.Working, //
            "Azure did not answer.", //
            "Check the network path from the operator to Azure."), //
    PreflightWarning(Standing.Working, //
            "The checks before the order found something doubtful.", //
            ""), //
    NewsUndelivered(Standing.Working, //
            "News of this capture did not reach a sink.", //
            ""), //
    RecordingLost(Standing.Working, //
            "A recording of the flight recorder ended before anybody wanted it.", //
            ""), //
    RecordingResumed(Standing.Working, //
            "The flight recorder records a target again.", //
            ""), //
    RecorderUnblocked(Standing.Working, //
            "Nothing keeps the flight recorder from recording any more.", //
            "");

    private final Standing standing;
    private final String fact;
    private final String nextStep;

    Reason(Standing standing, String fact, String nextStep) {
        this.standing = standing;
        this.fact = fact;
        this.nextStep = nextStep;
    }

    public static Optional<Reason> of(String word) {
        return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }

    /**
     * The word people see. An end by the agent is an early stop too, only one that failed; and a scale set has the troubles
     * of a machine, only with other remedies.
     */
    public String word() {
        return switch (this) {
            case StoppedByAgent -> StoppedEarly.name();
            case ScaleSetAgentMissing -> AgentMissing.name();
            case ScaleSetStopped -> TargetStopped.name();
            default -> name();
        };
    }

    public Standing standing() {
        return standing;
    }

    public String fact() {
        return fact;
    }

    public String nextStep() {
        return nextStep;
    }

    /** Whether an Event about it is a warning. */
    public boolean isWarning() {
        return standing == Standing.Blocked || standing == Standing.Failed || this == EmptyCapture
                || this == PreflightWarning || this == NewsUndelivered || this == RecordingLost;
    }

    /** The fact, what is special about this case, and the next step, as one text. */
    public String message(String detail) {
        return Stream.of(fact, detail, nextStep).filter(part -> !part.isEmpty()).reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
