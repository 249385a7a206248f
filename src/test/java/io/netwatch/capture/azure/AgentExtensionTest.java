package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.request.AgentFacts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent as Azure shows it on a machine, and as it is ordered there. */
class AgentExtensionTest {

    @ParameterizedTest
    @CsvSource({"Windows, Windows", "windows, Windows", "Linux, Linux", "'', Linux"})
    void theMachineSaysWhichAgentItNeeds(String os, String agent) throws IOException {
        assertThat(AgentExtension.read("""
                {"location":"West US 2","properties":{"storageProfile":{"osDisk":{"osType":"%s"}}}}""".formatted(os)))
                .isEqualTo(new AgentFacts(agent, "westus2", ""));
    }

    @ParameterizedTest
    @CsvSource({"Succeeded, Succeeded", "Failed, Failed", "creating, Creating", "Updating, Creating"})
    void anExtensionThatAzureIsAtIsBeingInstalled(String state, String read) throws IOException {
        assertThat(AgentExtension.read(with(",\"provisioningState\":\"" + state + "\"")).state()).isEqualTo(read);
    }

    @Test
    void anExtensionWithoutAStateIsThere() throws IOException {
        assertThat(AgentExtension.read(with("")).state()).isEqualTo("Succeeded");
    }

    @Test
    void otherExtensionsAreNotTheAgent() throws IOException {
        assertThat(AgentExtension.read("""
                {"location":"x","resources":[{"properties":{"publisher":"Somebody","type":"Else"}}]}""").state())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"location\":7}"})
    void nothingElseIsTakenForAMachine(String body) {
        assertThatThrownBy(() -> AgentExtension.read(body)).hasMessage("not a virtual machine: it names no location");
    }

    @Test
    void theOrderNamesPublisherTypeAndVersion() throws IOException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.readTree(AgentExtension.body(new AgentFacts("Windows", "westus2", ""))))
                .isEqualTo(json.readTree(
                        """
                                {"location":"westus2","properties":{"publisher":"Microsoft.Azure.NetworkWatcher",
                                "type":"NetworkWatcherAgentWindows","typeHandlerVersion":"1.4","autoUpgradeMinorVersion":true}}"""));
    }

    private static String with(String state) {
        return """
                {"location":"x","resources":[{"properties":{"publisher":"Somebody","type":"Else"}},
                {"properties":{"publisher":"Microsoft.Azure.NetworkWatcher","type":"NetworkWatcherAgentLinux"%s}}]}"""
                .formatted(state);
    }
}
