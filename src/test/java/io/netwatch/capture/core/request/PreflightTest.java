package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.ACCOUNT;
import static io.netwatch.capture.core.request.Given.GOOD_ACCOUNT;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.ROOM;
import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.WATCHER;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;

import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The last questions before an order: can the file be written, is the place supported, is there room. */
class PreflightTest {
    private static final String CREATE = "az storage account create --name %s --subscription s1 --resource-group shop"
            + " --location westus2 --sku Standard_LRS";
    private static final ReadStorage READ = new ReadStorage(ACCOUNT);
    private static final String UNCHECKED = "The storage account evidence was not checked: the operator could not read it.";

    private static Given here() {
        return aRequest().targetIs(READY).watchersAre(WEST);
    }

    @TestFactory
    Stream<DynamicTest> theAccountMustTakeTheFile() {
        return table(rule("it is read once target and watcher are known", here(), READ),
                rule("a good one: the sessions are counted", here().accountIs(GOOD_ACCOUNT),
                        new CountSessions(WATCHER, "westus2")),
                rule("a file on the target needs no account", here().spec("{storage: {filePath: /var/captures/x.cap}}"),
                        new CountSessions(WATCHER, "westus2")),
                rule("it does not exist", here().sees(new Observation.StorageRead(Optional.empty(), true)),
                        unusable(ACCOUNT + " does not exist. Correct spec.storage.accountId, or run: "
                                + CREATE.formatted("evidence"))),
                rule("it lies elsewhere", here().accountIs(new StorageFacts("eastus", "Standard", true, true)),
                        unusable(ACCOUNT + " lies in eastus, the target in westus2. Use an account there, or run: "
                                + CREATE.formatted("NAME"))),
                rule("it is of the wrong tier", here().accountIs(new StorageFacts("westus2", "Premium", true, true)),
                        unusable(ACCOUNT + " is of tier Premium. Use an account of tier Standard, or run: "
                                + CREATE.formatted("NAME"))),
                rule("it takes no shared keys", here().accountIs(new StorageFacts("westus2", "Standard", false, true)),
                        unusable(
                                ACCOUNT + " allows no shared key access, which the agent needs. Run: az storage account"
                                        + " update --ids " + ACCOUNT + " --allow-shared-key-access true")));
    }

    @TestFactory
    Stream<DynamicTest> whatIsDoubtfulIsSaidAndNotRefused() {
        return table(rule("a firewall may know the target",
                here().accountIs(new StorageFacts("westus2", "Standard", true, false)).sessionsAre(ROOM),
                warned("The firewall of the storage account evidence keeps out whoever it does not name: without the "
                        + "target's network there, no file will come. See: az storage account network-rule list --ids "
                        + ACCOUNT)),
                rule("the right to read the account is optional",
                        here().fails(READ, 403, "AuthorizationFailed").sessionsAre(ROOM), warned(UNCHECKED)),
                rule("storage in trouble does not cost the evidence",
                        here().fails(READ, 503, "").sessionsAre(ROOM), warned(UNCHECKED)),
                rule("nor does a quota that cannot be read",
                        here().accountIs(GOOD_ACCOUNT).fails(new CountSessions(WATCHER, "westus2"), 403, "Nope"),
                        new RecordIntent(plan(1, 0))),
                rule("but without a network the order would not arrive either",
                        here().sees(new Observation.Refused(READ, ArmFailure.notSent("no route"))),
                        new Retry(sec(2), Reason.NoAnswer)));
    }

    @TestFactory
    Stream<DynamicTest> nodesOfAksAreSaidToBeUnsupported() {
        String node = Given.VM.text().replace("/shop/", "/MC_shop_aks/");
        return table(rule("a group with the name that AKS gives", aRequest()
                .spec("{target: {resourceId: %s}}".formatted(node)).targetIs(READY).watchersAre(WEST).checked(),
                warned("The target lies in MC_shop_aks, a resource group of AKS: Microsoft does not support the agent on "
                        + "AKS nodes.")));
    }

    @TestFactory
    Stream<DynamicTest> aScaleSetsGroupSaysWhoManagesIt() {
        Given set = aRequest().spec("{target: {resourceId: %s}}".formatted(Given.SET))
                .targetIs(Given.ready(TargetKind.ScaleSet)).instancesAre(new InstanceFacts("0", true, true, true))
                .watchersAre(WEST).accountIs(GOOD_ACCOUNT);
        String cluster = "/subscriptions/s1/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/c";
        return table(rule("it is read", set, new Decision.ReadGroup("s1", "shop")),
                rule("nobody does", set.sees(new Observation.GroupRead("")).sessionsAre(ROOM),
                        new RecordIntent(plan(1, 0))),
                rule("AKS does", set.sees(new Observation.GroupRead(cluster)).sessionsAre(ROOM),
                        warned("The target lies in shop, a resource group of AKS: Microsoft does not support the agent"
                                + " on AKS nodes.")),
                rule("whoever may not read it goes on",
                        set.fails(new Decision.ReadGroup("s1", "shop"), 403, "AuthorizationFailed").sessionsAre(ROOM),
                        new RecordIntent(plan(1, 0))));
    }

    private static RecordIntent warned(String warning) {
        return new RecordIntent(new Plan(SESSION, 1, sec(0), new Origin.Generated(), List.of(warning)));
    }

    private static Stall unusable(String detail) {
        return new Stall(sec(600), Reason.StorageUnusable, detail);
    }
}
