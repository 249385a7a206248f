package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.InstanceFacts;
import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.TargetFacts.Os;
import io.netwatch.capture.core.request.TargetKind;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The calls about machines and watchers, as Azure sees and answers them. */
class TargetsOverTlsTest extends AzureOverTls {
    private static final ArmId SCALE_SET = new ArmId("/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/app/providers/Microsoft.Compute/virtualMachineScaleSets/tills");

    @Test
    void readsAMachineWithItsInstanceView() {
        server.on("GET", "/web-1", answer(200, """
                {"location":"westus2","properties":{"instanceView":{"statuses":[{"code":"PowerState/running"}]}},
                "resources":[{"properties":{"publisher":"Microsoft.Azure.NetworkWatcher",
                "type":"NetworkWatcherAgentLinux"}}]}"""));

        assertThat(valueOf(azure().targets().read(MACHINE))).contains(new TargetFacts("westus2", true, true));
        assertThat(server.calls()).singleElement().satisfies(get -> {
            assertThat(get.uri().getPath()).isEqualTo(MACHINE.text());
            assertThat(get.uri().getRawQuery()).isEqualTo("$expand=instanceView&api-version=2024-07-01");
            assertThat(get.authorization()).contains("Bearer the-token");
        });
    }

    @Test
    void findsNoMachineWhereAzureSays404() {
        assertThat(valueOf(azure().targets().read(MACHINE))).isEmpty();
    }

    @Test
    void staysAwayForAsLongAsComputeSays() {
        server.on("GET", "/web-1", answer(429, errorBody("OperationNotAllowed", "Too many."), "Retry-After", "60"));

        assertThat(azure().targets().read(MACHINE)).isEqualTo(new NotBefore<>(NOW.plusSeconds(60), true));
    }

    @Test
    void escapesWhatANameMayNotContain() {
        azure().targets().read(new ArmId(MACHINE.text() + "?api-version=1#x y"));

        assertThat(server.calls()).singleElement()
                .satisfies(get -> assertThat(get.uri().getPath()).isEqualTo(MACHINE.text() + "?api-version=1#x y"));
    }

    @Test
    void sendsNothingForAnIdThatLeadsUpwards() {
        ArmId climbing = new ArmId(MACHINE.text().replace("/app/", "/app/../secret/"));

        assertThat(failureOf(azure().targets().read(climbing)).sent()).isFalse();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void listsTheWatchersOfASubscriptionWithOneRequest() {
        server.on("GET", "/networkWatchers", answer(200, """
                {"value":[{"name":"NetworkWatcher_westus2","id":"%s","location":"westus2",
                "properties":{"provisioningState":"Succeeded","runningOperationIds":[]}},
                {"name":"broken","id":"nonsense","location":"eastus"}]}""".formatted(WATCHER)));

        assertThat(watchers(Listing.start())).isEqualTo(Listing.of(List.of(new Watcher(WATCHER, "westus2"))));
        assertThat(server.calls()).singleElement().satisfies(get -> {
            assertThat(get.uri().getPath())
                    .isEqualTo("/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Network/networkWatchers");
            assertThat(get.uri().getQuery()).isEqualTo("api-version=2024-05-01");
        });
    }

    @Test
    void readsOnePagePerCallAndFollowsAzuresLinkInTheNext() {
        String next = server.origin() + "/subscriptions/s/page2?api-version=1&$skiptoken=a%20b";
        server.on("GET", "/networkWatchers", answer(200, "{\"value\":[],\"nextLink\":\"" + next + "\"}"));
        server.on("GET", "/page2", answer(200, """
                {"value":[{"id":"%s","location":"West US 2"}]}""".formatted(WATCHER)));

        Listing<Watcher> first = watchers(Listing.start());
        assertThat(first).isEqualTo(new Listing<>(List.of(), next, 1));
        assertThat(server.calls()).hasSize(1);
        assertThat(watchers(first)).isEqualTo(new Listing<>(List.of(new Watcher(WATCHER, "westus2")), "", 2));
        assertThat(server.calls()).hasSize(2).last().satisfies(get -> {
            assertThat(get.uri().getRawQuery()).isEqualTo("api-version=1&$skiptoken=a%20b");
            assertThat(get.authorization()).contains("Bearer the-token");
        });
    }

    @Test
    void followsNoLinkToAnotherHost() {
        try (ScriptedServer stranger = anotherServer()) {
            Listing<Watcher> astray = Listing.<Watcher>start().with(List.of(), stranger.origin() + "/page2");

            assertThat(failureOf(azure().targets().watchers(SUBSCRIPTION, astray)).sent()).isFalse();
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void readsAScaleSetAndItsInstancesWithTheirViews() {
        server.on("GET", SCALE_SET.text(), answer(200, """
                {"location":"westus2","properties":{"virtualMachineProfile":{
                "storageProfile":{"osDisk":{"osType":"Linux"}},"extensionProfile":{"extensions":[{"properties":{
                "publisher":"Microsoft.Azure.NetworkWatcher","type":"NetworkWatcherAgentLinux"}}]}}}}"""));
        server.on("GET", "/tills/virtualMachines", answer(200, """
                {"value":[{"instanceId":"3","properties":{"latestModelApplied":true,"instanceView":{"statuses":[
                {"code":"PowerState/running"}]}}}]}"""));

        assertThat(valueOf(azure().targets().read(SCALE_SET)))
                .contains(new TargetFacts(TargetKind.ScaleSet, "westus2", Optional.of(Os.Linux), true, true));
        assertThat(valueOf(azure().targets().instances(SCALE_SET, Listing.start())))
                .isEqualTo(Listing.of(List.of(new InstanceFacts("3", true, false, true))));
        assertThat(server.calls()).extracting(get -> get.uri().getRawPath() + "?" + get.uri().getRawQuery())
                .containsExactly(SCALE_SET.text() + "?api-version=2024-07-01", SCALE_SET.text()
                        + "/virtualMachines?$expand=instanceView&api-version=2024-07-01");
    }

    @Test
    void reportsAnUnknownSubscription() {
        server.on("GET", "/networkWatchers", answer(404, errorBody("SubscriptionNotFound", "No such subscription.")));

        assertThat(failureOf(azure().targets().watchers(SUBSCRIPTION, Listing.start())))
                .isEqualTo(ArmFailure.refused(404, "SubscriptionNotFound", "No such subscription."));
    }

    @Test
    void doesNotTakeAnythingElseForAListOfWatchers() {
        server.on("GET", "/networkWatchers", answer(200, "{}"));

        assertThat(failureOf(azure().targets().watchers(SUBSCRIPTION, Listing.start())).uncertain()).isTrue();
    }

    private Listing<Watcher> watchers(Listing<Watcher> soFar) {
        return valueOf(azure().targets().watchers(SUBSCRIPTION, soFar));
    }
}
