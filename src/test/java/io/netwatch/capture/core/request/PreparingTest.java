package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.WATCHER;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;

import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadAgent;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Before anything is ordered. A blocked request is looked at again after ten minutes. */
class PreparingTest {
    private static final String OTHER_ACCOUNT = "/subscriptions/s2/resourceGroups/g/providers/Microsoft.Storage"
            + "/storageAccounts/theirs";
    private static final ArmId OTHER_WATCHER = new ArmId(
            "/subscriptions/s2/resourceGroups/g/providers/Microsoft.Network/networkWatchers/theirs");

    @TestFactory
    Stream<DynamicTest> theSpecIsRead() {
        return table(
                rule("a good spec: the target is read", aRequest(), new ReadTarget(VM)),
                rule("a limit that Azure refuses is named", aRequest().spec("{timeLimitSeconds: 0}"),
                        blocked(Reason.InvalidSpec,
                                "spec.timeLimitSeconds 0 is outside 1 to 18000: choose a value within.")),
                rule("all that is wrong is named at once",
                        aRequest().spec("{totalBytes: 0, filters: [{localPort: http}]}"),
                        blocked(Reason.InvalidSpec,
                                "spec.totalBytes 0 is outside 1 to 4294967295: choose a value within; "
                                        + "spec.filters[0].localPort \"http\" holds something that is not a port from "
                                        + "1 to 65535: write one, a-b, or a;b;c.")),
                rule("a spec without a target is blocked, not a crash", aRequest().spec("{target: null}"),
                        blocked(Reason.InvalidSpec, "spec.target.resourceId (absent) is not the ARM id of a virtual "
                                + "machine or scale set: write /subscriptions/.../resourceGroups/..."
                                + "/providers/Microsoft.Compute/virtualMachines/NAME.")));
    }

    @TestFactory
    Stream<DynamicTest> aStartDeadlineEndsTheWaiting() {
        Given hurried = aRequest().spec("{startDeadlineSeconds: 60}");
        Finish late = new Finish(Reason.StartDeadlineExceeded, "startDeadlineSeconds is 60.");
        return table(//
                rule("in the last second it still goes on", hurried.at(60), new ReadTarget(VM)),
                rule("a second later it is over", hurried.at(61), late),
                rule("also while it is held", hurried.spec("{desiredState: Stopped}").at(61), late),
                rule("also when the spec is wrong", hurried.spec("{timeLimitSeconds: 0}").at(61), late),
                rule("a blocked request wakes up for its deadline", hurried.at(10).targetIs(asleep()),
                        new Stall(sec(61), Reason.TargetStopped, "")),
                rule("a held one too", hurried.spec("{desiredState: Stopped}").at(10),
                        new Wait(sec(61), Reason.Held, "")),
                rule("one in trouble too", hurried.failedBefore(9).at(10).fails(new ReadTarget(VM), 503, ""),
                        new Decision.Retry(sec(61), Reason.AzureUnavailable, "Azure said 503.")),
                rule("one that waits for Azure's limits too",
                        hurried.at(10).sees(new Observation.Postponed(new ReadTarget(VM), sec(300), true)),
                        new Decision.Retry(sec(61), Reason.Throttled)),
                rule("but not later than at the usual recheck",
                        aRequest().spec("{startDeadlineSeconds: 9000}").targetIs(asleep()),
                        blocked(Reason.TargetStopped, "")));
    }

    @TestFactory
    Stream<DynamicTest> theAllowListIsKept() {
        Given nobody = new Given(new Rules(Given.RULES.install(), new Reach(List.of())), aRequest().request(),
                Progress.NONE, new Observation.Nothing(), sec(0));
        return table(//
                rule("by default nothing is allowed, and the line to add is told", nobody,
                        blocked(Reason.NotAllowed, "Namespace team may not use " + VM + ": add {namespace: team, "
                                + "scope: /subscriptions/s1/resourceGroups/shop} to allow in the configuration.")),
                rule("the storage account counts", aRequest().spec("{storage: {accountId: %s}}"
                        .formatted(OTHER_ACCOUNT)),
                        blocked(Reason.NotAllowed, "Namespace team may not use " + OTHER_ACCOUNT
                                + ": add {namespace: team, scope: /subscriptions/s2/resourceGroups/g} "
                                + "to allow in the configuration.")),
                rule("credentials of one's own do not widen it, and are not even read",
                        aRequest().spec("{credentialsRef: {name: mine}, storage: {accountId: %s}}"
                                .formatted(OTHER_ACCOUNT)),
                        blocked(Reason.NotAllowed, "Namespace team may not use " + OTHER_ACCOUNT
                                + ": add {namespace: team, scope: /subscriptions/s2/resourceGroups/g} "
                                + "to allow in the configuration.")),
                rule("a blob in another account counts", aRequest().spec(
                        "{storage: {accountId: %s, blobUri: 'https://theirs.blob.core.windows.net/logs/a.cap'}}"
                                .formatted(Given.ACCOUNT)),
                        blocked(Reason.InvalidSpec, "spec.storage.blobUri is not in the account of "
                                + "accountId: name the own host of that account.")),
                rule("a named watcher counts", aRequest().spec("{networkWatcherId: %s}".formatted(OTHER_WATCHER)),
                        blocked(Reason.NotAllowed, "Namespace team may not use " + OTHER_WATCHER
                                + ": add {namespace: team, scope: /subscriptions/s2/resourceGroups/g} "
                                + "to allow in the configuration.")));
    }

    @TestFactory
    Stream<DynamicTest> theTargetMustBeAbleToCapture() {
        return table(//
                rule("held: Azure is not even asked", aRequest().spec("{desiredState: Stopped}"),
                        new Wait(sec(600), Reason.Held, "")),
                rule("Azure does not know the target", aRequest().sees(new Observation.TargetRead(Optional.empty())),
                        blocked(Reason.TargetNotFound, VM + " does not exist.")),
                rule("it does not run", aRequest().targetIs(asleep()), blocked(Reason.TargetStopped, "")),
                rule("it has no agent: that is looked at closely", aRequest().targetIs(Given.BARE), new ReadAgent(VM)),
                rule("it is ready: the watchers of its subscription are read", aRequest().targetIs(READY),
                        new ReadWatchers("s1")));
    }

    @TestFactory
    Stream<DynamicTest> theWatcherOfTheRegionIsUsed() {
        ArmId east = new ArmId(WATCHER.text().replace("west", "east"));
        return table(
                rule("none at all", aRequest().targetIs(READY).watchersAre(),
                        blocked(Reason.NoWatcher, "The region is westus2.")),
                rule("only one of another region", aRequest().targetIs(READY).watchersAre(new Watcher(east, "eastus")),
                        blocked(Reason.NoWatcher, "The region is westus2.")),
                rule("the right one among others",
                        aRequest().targetIs(READY).watchersAre(new Watcher(east, "eastus"), WEST).checked(),
                        new RecordIntent(plan(1, 0))),
                rule("Azure's spelling of the region does not matter",
                        aRequest().targetIs(READY).watchersAre(new Watcher(WATCHER, "WestUS2")).checked(),
                        new RecordIntent(plan(1, 0))),
                rule("a named one is taken without asking",
                        aRequest().spec("{networkWatcherId: %s}".formatted(east)).targetIs(READY).checked(),
                        new RecordIntent(new Plan(new SessionRef(east, SESSION.name()), 1, sec(0)))));
    }

    private static TargetFacts asleep() {
        return new TargetFacts("westus2", false, true);
    }

    private static Stall blocked(Reason reason, String detail) {
        return new Stall(sec(600), reason, detail);
    }
}
