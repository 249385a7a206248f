package io.netwatch.capture.core.request;

import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.error.Outcome;
import io.netwatch.capture.core.error.Row;
import io.netwatch.capture.core.request.Rights.Right;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes docs/errors.md from the tables that the operator itself uses. */
final class ErrorsPage {
    private static final ArmId WATCHER = id("NetworkWatcherRG", "Microsoft.Network/networkWatchers/WATCHER");
    private static final ArmId MACHINE = id("GROUP", "Microsoft.Compute/virtualMachines/TARGET");
    private static final String CONTAINER = "the container, or the storage account";
    private static final SessionRef SESSION = new SessionRef(WATCHER, "CAPTURE");

    private static final String PAGE = """
            # What Azure's errors mean

            *Generated from the operator's own table; a test fails when it is out of date.*

            No error makes a request `Failed` before its capture exists in Azure; only `startDeadlineSeconds` does. One of three
            things follows:

            | | |
            |---|---|
            | retried | at 2, 4, 8 … seconds up to every 5 minutes, for ever, and never before Azure's `Retry-After`; `Reconciling` is True with the reason |
            | queued | STATE is `Queued`; tried again every 10 minutes, and at once when the spec changes |
            | stalled | STATE is the reason; tried again every 10 minutes, and at once when the spec changes |

            The 10 minutes differ by up to one minute between requests, so that a crowd does not come back together. While a
            session exists in Azure, and while it is being deleted, everything is retried, and `Reconciling` tells the reason.
            After an answer that does not say for certain that nothing was done (no answer, 408, 5xx, and refusals such as
            400 or 409) the session is looked for before anything is ordered again.

            The first line that fits counts. A `*` stands for any beginning, a `…` for anything.

            | Azure's answer | follows | reason | why | what helps |
            |---|---|---|---|---|
            ERRORS

            A 429 or 503 with `Retry-After` closes that kind of call (reads, writes or deletes) in that subscription for all
            requests until then. An answer that another operation holds the resource does not.

            ## Rights

            A 403 names the missing action and the role to assign in the request's conditions. All that the operator ever needs:

            | call | action | built-in role | on |
            |---|---|---|---|
            RIGHTS

            Microsoft's documentation lists rights on the storage account and the machine for an order too. What is missing there
            comes as `LinkedAuthorizationFailed`, and the action that Azure names is passed on.
            """;

    private ErrorsPage() {}

    static String text() {
        String errors = ErrorTable.rows().stream().map(ErrorsPage::line).collect(Collectors.joining("\n"));
        String rights = rights().map(call -> line(call, Rights.of(call).orElseThrow()))
                .collect(Collectors.joining("\n"));
        return PAGE.replace("ERRORS", errors).replace("RIGHTS", rights);
    }

    /** One of each call that needs a right. */
    static Stream<Decision.Call> rights() {
        return Stream.of(new Decision.ReadTarget(id("GROUP", "Microsoft.Compute/virtualMachines/TARGET")),
                new Decision.ReadTarget(id("GROUP", "Microsoft.Compute/virtualMachineScaleSets/TARGET")),
                new Decision.ReadInstances(id("GROUP", "Microsoft.Compute/virtualMachineScaleSets/TARGET"),
                        Listing.start()),
                new Decision.ReadAgent(MACHINE), new Decision.ReadWatchers("ID"),
                new Decision.ReadStorage(id("GROUP", "Microsoft.Storage/storageAccounts/ACCOUNT")),
                new Decision.ReadGroup("ID", "GROUP"), new Decision.CountSessions(WATCHER, "REGION"),
                new Decision.InstallAgent(MACHINE, new AgentFacts("Linux", "REGION", "")),
                new Decision.Create(Order.of(SESSION, Specs.everyday())),
                new Decision.Look(SESSION), new Decision.ReadSession(SESSION), new Decision.ReadRun(SESSION),
                new Decision.ListSessions(WATCHER), new Decision.Query(SESSION),
                new Decision.Stop(SESSION), new Decision.Delete(SESSION),
                new Decision.FindFiles(CONTAINER, FileListing.NONE),
                new Decision.Inspect(List.of(new FoundFile(CONTAINER, 1))));
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s |".formatted(row.answer(), follows(row.outcome()),
                row.outcome().reason().word(), row.why(),
                row.remedy().isEmpty() ? row.outcome().reason().nextStep() : row.remedy());
    }

    private static String follows(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Retry _ -> "retried";
            case Outcome.Queue _ -> "queued";
            case Outcome.Block _ -> "stalled";
        };
    }

    private static String line(Decision.Call call, Right right) {
        return "| %s | `%s` | %s | %s |".formatted(call.getClass().getSimpleName(), right.action(), right.role(),
                right.scope().startsWith("/") ? "`" + right.scope() + "`" : right.scope());
    }

    private static ArmId id(String group, String provided) {
        return new ArmId("/subscriptions/ID/resourceGroups/" + group + "/providers/" + provided);
    }
}
