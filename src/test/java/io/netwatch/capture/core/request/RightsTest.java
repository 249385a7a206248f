package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.SESSION;
import static io.netwatch.capture.core.request.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.terms.ArmFailure;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A 403 says which right is missing and which role gives it. */
class RightsTest {
    private static final Create CREATE = new Create(Order.of(SESSION, Specs.everyday()));

    @Test
    void everyCallToAzureHasItsRight() {
        var asked = ErrorsPage.rights().map(Object::getClass).collect(Collectors.toSet());
        assertThat(asked).as("a new call belongs into Rights and ErrorsPage")
                .containsAll(List.of(Decision.Call.class.getPermittedSubclasses()).stream()
                        .filter(call -> call != RecordIntent.class && call != Decision.ReadClaims.class
                                && call != Decision.ReadSiblings.class && call != Decision.ReadRecordings.class
                                && call != Decision.Freeze.class && call != Decision.ReadOwner.class)
                        .toList());
        assertThat(ErrorsPage.rights()).allMatch(call -> Rights.of(call).isPresent());
    }

    @Test
    void theCallKnowsItsActionWhateverAzureSays() {
        assertThat(Rights.sentence(CREATE, failure("AuthorizationFailed", "perform action 'Microsoft.Evil/all'")))
                .isEqualTo("It needs Microsoft.Network/networkWatchers/packetCaptures/write: assign the role"
                        + " Network Contributor on /subscriptions/s1/resourceGroups/NetworkWatcherRG.");
        assertThat(Rights.sentence(new ReadTarget(VM), failure("AuthorizationFailed", "")))
                .isEqualTo("It needs Microsoft.Compute/virtualMachines/read: assign the role Reader on " + VM + ".");
    }

    @Test
    void aLinkedRefusalNamesTheLastActionOfAzuresWords() {
        String words = "The client 'c' with object id 'o' has permission to perform action"
                + " 'Microsoft.Network/networkWatchers/packetCaptures/write' on scope '/subscriptions/s1/x'; however, it"
                + " does not have permission to perform action(s) 'Microsoft.Storage/storageAccounts/listKeys/action'"
                + " on the linked scope(s) '/subscriptions/s1/y'.";
        assertThat(Rights.sentence(CREATE, failure("LinkedAuthorizationFailed", words)))
                .isEqualTo("It also needs Microsoft.Storage/storageAccounts/listKeys/action on what the order refers"
                        + " to: assign the role Storage Account Contributor there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no action", "action 'run this now'", "action 'Microsoft.Storage/x;rm'",
            "action 'Micro",
            "'Microsoft.Storage/a b'"})
    void wordsThatAreNoActionAreNotTakenOver(String words) {
        assertThat(Rights.sentence(CREATE, failure("LinkedAuthorizationFailed", words))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Microsoft.Compute/virtualMachines/read | : assign the role Virtual Machine Contributor there",
            "Microsoft.Other/things/read            | ''"})
    void theRoleOfALinkedActionIsNamedWhereItIsKnown(String action, String role) {
        assertThat(Rights.sentence(CREATE, failure("LinkedAuthorizationFailed", "action '" + action + "'")))
                .isEqualTo("It also needs " + action + " on what the order refers to" + role + ".");
    }

    @Test
    void whatTheApiServerIsAskedNeedsNoRightInAzure() {
        assertThat(Rights.of(new Decision.ReadClaims(SESSION))).isEmpty();
        assertThat(Rights.of(new Decision.ReadSiblings("egress"))).isEmpty();
        assertThat(Rights.of(new Decision.ReadRecordings("egress"))).isEmpty();
        assertThat(Rights.of(new RecordIntent(Given.plan(1, 0)))).isEmpty();
    }

    @Test
    void otherRefusalsNameNoRight() {
        assertThat(Rights.sentence(CREATE, failure("RequestDisallowedByPolicy", ""))).isEmpty();
        assertThat(Rights.sentence(CREATE, ArmFailure.refused(401, "AuthorizationFailed", ""))).isEmpty();
    }

    private static ArmFailure failure(String code, String words) {
        return ArmFailure.refused(403, code, words);
    }
}
