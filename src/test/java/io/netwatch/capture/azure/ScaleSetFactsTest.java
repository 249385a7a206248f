package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.core.request.InstanceFacts;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.TargetFacts.Os;
import io.netwatch.capture.core.request.TargetKind;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleSetFactsTest {
    private static final String AGENT = "\"publisher\":\"Microsoft.Azure.NetworkWatcher\",\"type\":\"NetworkWatcherAgent";

    @ParameterizedTest
    @CsvSource({"Linux, Linux, true", "Windows, Windows, true", "linux, Linux, true", "Linux, Amiga, false"})
    void readsTheModelsSystemAndAgent(String os, String agent, boolean ready) throws IOException {
        assertThat(ScaleSetFacts.read("""
                {"location":"West Europe","sku":{"capacity":3},"properties":{"virtualMachineProfile":{
                "storageProfile":{"osDisk":{"osType":"%s"}},"extensionProfile":{"extensions":[
                {"name":"other","properties":{"publisher":"Somebody.Else","type":"NetworkWatcherAgentLinux"}},
                {"name":"any","properties":{%s%s"}}]}}}}""".formatted(os, AGENT, agent)))
                .isEqualTo(new TargetFacts(TargetKind.ScaleSet, "westeurope",
                        Optional.of(Os.valueOf(os.substring(0, 1).toUpperCase(Locale.ROOT) + os.substring(1))), true,
                        ready));
    }

    @Test
    void knowsNeitherSystemNorAgentWithoutAModel() throws IOException {
        assertThat(ScaleSetFacts.read("{\"location\":\"westeurope\",\"properties\":{}}"))
                .isEqualTo(new TargetFacts(TargetKind.ScaleSet, "westeurope", Optional.empty(), true, false));
    }

    @Test
    void readsInstancesWithPowerAgentAndModel() throws IOException {
        assertThat(ScaleSetFacts.instances("""
                {"value":[
                {"instanceId":"0","properties":{"latestModelApplied":true,"instanceView":{"statuses":[
                 {"code":"PowerState/running"}],"extensions":[
                 {"type":"Microsoft.Azure.NetworkWatcher.NetworkWatcherAgentLinux"}]}}},
                {"instanceId":"2","properties":{"latestModelApplied":false,"instanceView":{"statuses":[
                 {"code":"PowerState/deallocated"}]}},"resources":[{"properties":{%sWindows"}}]},
                {"id":"/subscriptions/s/x/virtualMachines/tills_a1b2","properties":{}}]}""".formatted(AGENT)))
                .containsExactly(new InstanceFacts("0", true, true, true), new InstanceFacts("2", false, true, false),
                        new InstanceFacts("tills_a1b2", true, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"location\":7}", "<html>"})
    void doesNotTakeAnythingElseForAScaleSet(String body) {
        assertThatThrownBy(() -> ScaleSetFacts.read(body)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"value\":{}}", "<html>"})
    void doesNotTakeAnythingElseForAListOfInstances(String body) {
        assertThatThrownBy(() -> ScaleSetFacts.instances(body)).isInstanceOf(IOException.class);
    }
}
