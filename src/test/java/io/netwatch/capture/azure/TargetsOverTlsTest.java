package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import org.junit.jupiter.api.Test;

/** The calls about machines and watchers, as Azure sees and answers them. */
class TargetsOverTlsTest extends AzureOverTls {

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
                {"name":"broken","id":"nonsense","location":"eastus"}],
                "nextLink":"%s/elsewhere"}""".formatted(WATCHER, server.origin())));

        assertThat(valueOf(azure().targets().watchers(SUBSCRIPTION))).containsExactly(new Watcher(WATCHER, "westus2"));
        assertThat(server.calls()).singleElement().satisfies(get -> {
            assertThat(get.uri().getPath())
                    .isEqualTo("/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Network/networkWatchers");
            assertThat(get.uri().getQuery()).isEqualTo("api-version=2024-05-01");
        });
    }

    @Test
    void reportsAnUnknownSubscription() {
        server.on("GET", "/networkWatchers", answer(404, errorBody("SubscriptionNotFound", "No such subscription.")));

        assertThat(failureOf(azure().targets().watchers(SUBSCRIPTION)))
                .isEqualTo(ArmFailure.refused(404, "SubscriptionNotFound", "No such subscription."));
    }

    @Test
    void doesNotTakeAnythingElseForAListOfWatchers() {
        server.on("GET", "/networkWatchers", answer(200, "{}"));

        assertThat(failureOf(azure().targets().watchers(SUBSCRIPTION)).uncertain()).isTrue();
    }
}
