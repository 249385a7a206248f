package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.TargetFacts.Os;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineFactsTest {

    @ParameterizedTest
    @CsvSource({"PowerState/running, true", "PowerState/starting, true", "PowerState/unknown, true",
            "PowerState/stopped, false", "PowerState/deallocated, false", "PowerState/deallocating, false",
            "powerstate/Deallocated, false", "ProvisioningState/succeeded, true"})
    void takesAMachineAsRunningUnlessAzureSaysOtherwise(String code, boolean running) throws IOException {
        assertThat(MachineFacts.read("""
                {"location":"westus2","properties":{"instanceView":{"statuses":[
                {"code":"ProvisioningState/succeeded"},{"code":"%s"}]}}}""".formatted(code)))
                .isEqualTo(new TargetFacts("westus2", running, false));
    }

    @ParameterizedTest
    @CsvSource({"Microsoft.Azure.NetworkWatcher, NetworkWatcherAgentLinux, true",
            "Microsoft.Azure.NetworkWatcher, NetworkWatcherAgentWindows, true",
            "microsoft.azure.networkwatcher, networkwatcheragentlinux, true",
            "Somebody.Else, NetworkWatcherAgentLinux, false",
            "Microsoft.Azure.NetworkWatcher, NetworkWatcherAgentAmiga, false"})
    void knowsTheAgentByPublisherAndType(String publisher, String type, boolean ready) throws IOException {
        String asResource = """
                {"location":"westus2","resources":[{"name":"any","properties":{"publisher":"%s","type":"%s"}}]}"""
                .formatted(publisher, type);
        String asView = """
                {"location":"westus2","properties":{"instanceView":{"extensions":[
                {"name":"other","type":"Microsoft.CPlat.Core.RunCommandLinux"},{"name":"any","type":"%s.%s"}]}}}"""
                .formatted(publisher, type);

        assertThat(MachineFacts.read(asResource).agentReady()).isEqualTo(ready);
        assertThat(MachineFacts.read(asView).agentReady()).isEqualTo(ready);
    }

    /** The view of the machine may name it long before it works. */
    @ParameterizedTest
    @CsvSource({"Creating, false", "Updating, false", "Succeeded, true"})
    void anAgentThatAzureIsStillInstallingIsNotReady(String state, boolean ready) throws IOException {
        assertThat(MachineFacts
                .read("""
                        {"location":"westus2","resources":[{"properties":{"publisher":"Microsoft.Azure.NetworkWatcher",
                        "type":"NetworkWatcherAgentLinux","provisioningState":"%s"}}],"properties":{"instanceView":{"extensions":[
                        {"type":"Microsoft.Azure.NetworkWatcher.NetworkWatcherAgentLinux"}]}}}"""
                        .formatted(state))
                .agentReady())
                .isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource({"Linux, Linux", "Windows, Windows", "windows, Windows", "BeOS, ", "'', "})
    void readsTheOperatingSystem(String text, Os os) throws IOException {
        assertThat(MachineFacts.read("""
                {"location":"westus2","properties":{"storageProfile":{"osDisk":{"osType":"%s"}}}}""".formatted(text))
                .os())
                .isEqualTo(Optional.ofNullable(os));
    }

    @Test
    void writesARegionInItsShortForm() throws IOException {
        assertThat(MachineFacts.read("{\"location\":\"West US 2\"}").location()).isEqualTo("westus2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"location\":7}", "<html>"})
    void doesNotTakeAnythingElseForAMachine(String body) {
        assertThatThrownBy(() -> MachineFacts.read(body)).isInstanceOf(IOException.class);
    }
}
