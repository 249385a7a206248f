package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.ACCOUNT;
import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.captureBody;
import static io.netwatch.sandbox.azure.TestAzure.creation;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureCreationTest {
    private final TestAzure azure = TestAzure.standard();

    @Test
    void normalisesFiltersAndFillsInDefaults() {
        JsonNode properties = azure.put("c1", captureBody(",'filters':[{'protocol':'Tcp','localPort':'80;443'},{}]"))
                .json().path("properties");

        assertThat(properties.path("filters")).isEqualTo(json("""
                [{'protocol':'TCP','localIPAddress':'','localPort':'80;443','remoteIPAddress':'','remotePort':''},
                 {'protocol':'Any','localIPAddress':'','localPort':'','remoteIPAddress':'','remotePort':''}]"""));
        assertThat(properties.path("timeLimitInSeconds").asInt()).isEqualTo(18_000);
        assertThat(properties.path("totalBytesPerSession").asLong()).isEqualTo(1_073_741_824L);
        assertThat(properties.path("bytesToCapturePerPacket").asLong()).isZero();
    }

    @Test
    void namesTheBlobAfterTheTargetAndTheMomentOfThePut() {
        azure.clock.set(Instant.parse("2018-04-16T18:59:47.197Z"));

        assertThat(azure.send(creation("c1")).json().at("/properties/storageLocation")).isEqualTo(json("{'storageId':'"
                + ACCOUNT.id()
                + "','storagePath':'https://captures1.blob.core.windows.net/network-watcher-logs/subscriptions/sub-1/resourcegroups/app/providers"
                + "/microsoft.compute/virtualmachines/web-1/2018/04/16/packetcapture_18_59_47_197.cap'}"));
    }

    @Test
    void keepsAStoragePathThatTheClientChose() {
        String path = "https://captures1.blob.core.windows.net/mine/web.cap";
        azure.put("c1",
                json("{'properties':{'target':'" + MACHINE.id() + "','storageLocation':{'storageId':'" + ACCOUNT.id()
                        + "','storagePath':'"
                        + path + "'},'timeLimitInSeconds':60}}"));

        azure.pass(Duration.ofSeconds(63));
        assertThat(azure.azure.blobs()).singleElement().extracting(StoredBlob::address)
                .isEqualTo(new Endpoints.BlobAddress("captures1", "mine",
                        "web.cap"));
    }

    @Test
    void isNoUpsertEvenForAnIdenticalBody() {
        azure.send(creation("c1"));
        Answer second = azure.send(creation("c1"));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.json().at("/error/code").asText()).isEqualTo("PacketCaptureNameConflict");
        assertThat(azure.azure.creates("c1")).isEqualTo(1);
    }

    @Test
    void answersATakenNameAsTheWorldIsToldTo() {
        TestAzure strict = TestAzure
                .with(world -> world.rules(ArmRules.standard().withTokensRequired(false)
                        .withNameTaken(new ArmError(409, "Conflict", "Taken."))));
        strict.send(creation("c1"));

        assertThat(strict.send(creation("C1")).status()).isEqualTo(409);
    }

    @Test
    void failsLateWhenTheMachineHasNoAgent() {
        azure.azure.put(MACHINE.withExtensions(List.of()));
        Answer put = azure.send(creation("c1"));
        assertThat(put.status()).isEqualTo(201);

        azure.pass(Duration.ofSeconds(10));
        JsonNode operation = azure.follow(put, "Azure-AsyncOperation").json();
        assertThat(operation.path("status").asText()).isEqualTo("Failed");
        assertThat(operation.at("/error/code").asText()).isEqualTo("InternalServerError");
        assertThat(azure.send("GET", CAPTURES + "/c1").json().at("/properties/provisioningState").asText())
                .isEqualTo("Failed");
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Error");
        azure.pass(Duration.ofHours(6));
        assertThat(azure.azure.blobs()).isEmpty();
    }

    @Test
    void canRefuseAStoppedMachineAtOnce() {
        var refusal = new ArmRules.CreateFailure(false,
                new ArmError(409, "OperationNotAllowed", "The VM is not running."));
        TestAzure strict = TestAzure
                .with(world -> world.rules(ArmRules.standard().withTokensRequired(false).withMachineStopped(refusal)));
        strict.azure.put(MACHINE.with(VirtualMachine.PowerState.DEALLOCATED));

        assertThat(strict.send(creation("c1")).status()).isEqualTo(409);
        assertThat(strict.azure.captures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}",
            "{'properties':{'target':'/nowhere','storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','storageLocation':{}}}",
            "{'properties':{'target':'TARGET2','storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','storageLocation':{'storageId':'/not/there'}}}",
            "{'properties':{'target':'TARGET','timeLimitInSeconds':18001,'storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','totalBytesPerSession':'10','storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','continuousCapture':true,'storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','storageLocation':{'localPath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','continuousCapture':true,'timeLimitInSeconds':60,'storageLocation':{'localPath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','targetType':'AzureVMSS','storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','targetType':'Laptop','storageLocation':{'filePath':'/var/captures/a.cap'}}}",
            "{'properties':{'target':'TARGET','scope':{'include':['0'],'exclude':['1']},'storageLocation':{'filePath':'/var/captures/a.cap'}}}"})
    void refusesWhatCannotWork(String body) {
        Answer answer = azure.put("c1", json(body.replace("TARGET", MACHINE.id().toString())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText()).isNotEmpty();
        assertThat(azure.azure.captures()).isEmpty();
    }

    @Test
    void needsAWatcherAboveIt() {
        Answer answer = azure.send(TestAzure.call("PUT", CAPTURES.replace("NetworkWatcher_westeurope", "other") + "/c1")
                .with(captureBody("")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("ParentResourceNotFound");
    }
}
