package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which action Azure checks before it carries out a call, and which built-in role contains it. */
final class Rights {
    private static final String CAPTURES = "Microsoft.Network/networkWatchers/packetCaptures/";
    private static final String READER = "Reader";
    private static final String NETWORK_CONTRIBUTOR = "Network Contributor";
    /** The only part of Azure's sentence that is taken over, and only when it looks like an action. */
    private static final Pattern ACTION = Pattern.compile("'(Microsoft\\.[A-Za-z.]{1,40}/[A-Za-z/*]{1,100})'");

    private Rights() {}

    /**
     * @param action as a role definition lists it
     * @param role the narrowest common built-in role with this action
     * @param scope where to assign it: an ARM id
     */
    record Right(String action, String role, String scope) {
        String sentence() {
            return "It needs %s: assign the role %s on %s.".formatted(action, role, scope);
        }
    }

    /** The right for this call; nothing for what is not asked of Azure, or needs a right that is not listed here. */
    static Optional<Right> of(Call call) {
        return Optional.ofNullable(switch (call) {
            case Decision.ReadTarget(var target) -> new Right(readAction(target), READER, target.text());
            case Decision.ReadInstances(var scaleSet, var _) ->
                new Right("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/read", READER, scaleSet.text());
            case Decision.ReadWatchers(var subscription, var _) ->
                new Right("Microsoft.Network/networkWatchers/read", READER, "/subscriptions/" + subscription);
            case Decision.ReadStorage(var account) ->
                new Right("Microsoft.Storage/storageAccounts/read", READER, account.text());
            case Decision.ReadGroup(var subscription, var group) ->
                new Right("Microsoft.Resources/subscriptions/resourceGroups/read", READER,
                        "/subscriptions/" + subscription + "/resourceGroups/" + group);
            case Decision.CountSessions(var watcher, var _) ->
                new Right("Microsoft.Network/locations/usages/read", READER,
                        "/subscriptions/" + watcher.subscription());
            case Decision.ReadAgent(var machine) -> new Right(readAction(machine), READER, machine.text());
            case Decision.InstallAgent(var machine, var _) ->
                new Right("Microsoft.Compute/virtualMachines/extensions/write", "Virtual Machine Contributor",
                        machine.text());
            case Decision.Create(var order) -> capture(order.session().watcher(), "write");
            case Decision.Look(var session) -> capture(session.watcher(), "read");
            case Decision.ReadSession(var session) -> capture(session.watcher(), "read");
            case Decision.ReadRun(var session) -> capture(session.watcher(), "queryStatus/action");
            case Decision.ListSessions(var watcher) -> capture(watcher, "read");
            case Decision.Query(var session) -> capture(session.watcher(), "queryStatus/action");
            case Decision.Stop(var session) -> capture(session.watcher(), "stop/action");
            case Decision.Delete(var session) -> capture(session.watcher(), "delete");
            case Decision.FindFiles(var url, var _) -> blobs(url);
            case Decision.Inspect inspect -> blobs(inspect.files().getFirst().url());
            case Decision.ReadClaims _,Decision.ReadSiblings _,Decision.RecordIntent _,Decision.ReadRecordings _,Decision.Freeze _,Decision.ReadOwner _ ->
                null;
        });
    }

    /** What to do about a 403, as a sentence; empty when neither the call nor Azure's words tell. */
    static String sentence(Call during, ArmFailure failure) {
        if (failure.status() != 403) {
            return "";
        }
        // Here the call's own action was allowed, and the last one that Azure names is the missing one.
        if (failure.code().startsWith("Linked")) {
            return lastAction(failure.message()).map(action -> "It also needs %s on what the order refers to%s."
                    .formatted(action, roleFor(action))).orElse("");
        }
        return failure.code().equals("AuthorizationFailed") ? of(during).map(Right::sentence).orElse("") : "";
    }

    private static Optional<String> lastAction(String message) {
        return ACTION.matcher(message).results().map((MatchResult match) -> match.group(1))
                .reduce((earlier, later) -> later);
    }

    private static String roleFor(String action) {
        return action.startsWith("Microsoft.Storage/")
                ? ": assign the role Storage Account Contributor there"
                : action.startsWith("Microsoft.Compute/")
                        ? ": assign the role Virtual Machine Contributor there"
                        : "";
    }

    private static Right blobs(String url) {
        return new Right("Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
                "Storage Blob Data Reader", url);
    }

    private static Right capture(ArmId watcher, String verb) {
        return new Right(CAPTURES + verb, NETWORK_CONTRIBUTOR,
                "/subscriptions/" + watcher.subscription() + "/resourceGroups/" + watcher.resourceGroup());
    }

    private static String readAction(ArmId target) {
        return target.isVirtualMachine()
                ? "Microsoft.Compute/virtualMachines/read"
                : "Microsoft.Compute/virtualMachineScaleSets/read";
    }
}
