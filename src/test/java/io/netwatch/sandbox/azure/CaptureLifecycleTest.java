package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.captureBody;
import static io.netwatch.sandbox.azure.TestAzure.creation;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaptureLifecycleTest {
    private final TestAzure azure = TestAzure.standard();

    @Test
    void startsTwoSecondsAfterThePut() {
        azure.send(creation("c1"));
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("NotStarted");

        azure.pass(Duration.ofSeconds(2));
        JsonNode status = azure.status("c1");
        assertThat(status.path("packetCaptureStatus").asText()).isEqualTo("Running");
        assertThat(status.path("captureStartTime").asText()).isEqualTo("2026-03-01T02:00:02Z");
        assertThat(status.has("stopReason")).isFalse();
    }

    @Test
    void endsByItselfAtTheTimeLimit() {
        azure.send(creation("c1"));

        azure.pass(Duration.ofMillis(301_999));
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
        azure.pass(Duration.ofMillis(1));
        assertThat(azure.status("c1").path("stopReason").asText()).isEqualTo("TimeExceeded");
        assertThat(azure.send("GET", CAPTURES + "/c1").json().at("/properties/provisioningState").asText())
                .isEqualTo("Succeeded");
    }

    @Test
    void endsByItselfWhenTheMachinesTrafficFillsTheFile() {
        azure.put("c1", captureBody(",'totalBytesPerSession':5000"));

        azure.pass(Duration.ofMillis(6_999));
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
        azure.pass(Duration.ofMillis(1));
        assertThat(azure.status("c1").path("stopReason").asText()).isEqualTo(ArmRules.standard().bytesReason());
    }

    @Test
    void stopsWhenTheStopOperationEnds() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(30));
        Answer stop = azure.send("POST", CAPTURES + "/c1/stop");

        assertThat(stop.status()).isEqualTo(202);
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
        azure.pass(Duration.ofSeconds(10));
        assertThat(azure.follow(stop, "Azure-AsyncOperation").json())
                .isEqualTo(json("{'status':'Succeeded','properties':{}}"));
        assertThat(azure.follow(stop, "Location").json()).isEqualTo(NullNode.getInstance());
        assertThat(azure.status("c1").path("stopReason").asText()).isEqualTo("Manual");
    }

    @Test
    void keepsTheFirstEndWhenStoppedAgain() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.send("POST", CAPTURES + "/c1/stop").status()).isEqualTo(202);
        azure.pass(Duration.ofSeconds(10));
        assertThat(azure.status("c1").path("stopReason").asText()).isEqualTo("TimeExceeded");
    }

    @Test
    void answersTheStatusQueryWith202WhileRunningAndRemembersIt() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(20));
        String before = azure.send("GET", CAPTURES + "/c1").header("ETag").orElseThrow();
        Answer query = azure.send("POST", CAPTURES + "/c1/queryStatus");

        assertThat(query.status()).isEqualTo(202);
        assertThat(query.headers()).containsKeys("Location", "Retry-After").doesNotContainKey("Azure-AsyncOperation");
        assertThat(azure.follow(query, "Location").status()).isEqualTo(202);
        Answer resource = azure.send("GET", CAPTURES + "/c1");
        assertThat(resource.json().at("/properties/queryPacketCaptureLastOperationId").asText())
                .isEqualTo(query.header("x-ms-request-id").orElseThrow());
        assertThat(resource.header("ETag").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void handsOutTheStatusOfTheMomentOfTheQueryEvenLater() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(20));
        Answer query = azure.send("POST", CAPTURES + "/c1/queryStatus");

        azure.pass(Duration.ofMinutes(10));
        assertThat(azure.follow(query, "Location").json()).isEqualTo(query.json());
    }

    @Test
    void isGoneTenSecondsAfterTheDelete() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofMinutes(10));
        Answer delete = azure.send("DELETE", CAPTURES + "/c1");

        assertThat(delete.status()).isEqualTo(202);
        assertThat(azure.follow(delete, "Location").status()).isEqualTo(202);
        assertThat(azure.send("GET", CAPTURES + "/c1").json().at("/properties/provisioningState").asText())
                .isEqualTo("Deleting");
        azure.pass(Duration.ofSeconds(10));
        assertThat(azure.follow(delete, "Location").status()).isEqualTo(204);
        assertThat(azure.send("GET", CAPTURES + "/c1").json().at("/error/code").asText()).isEqualTo("NotFound");
        assertThat(azure.send("DELETE", CAPTURES + "/c1").status()).isEqualTo(204);
        assertThat(azure.azure.deletes("c1")).isEqualTo(1);
    }

    @Test
    void allowsANameAgainOnceItsCaptureIsGone() {
        azure.send(creation("c1"));
        azure.send("DELETE", CAPTURES + "/c1");
        assertThat(azure.send(creation("c1")).status()).isEqualTo(400);

        azure.pass(Duration.ofSeconds(10));
        assertThat(azure.send(creation("c1")).status()).isEqualTo(201);
        assertThat(azure.azure.creates("c1")).isEqualTo(2);
        assertThat(azure.azure.captures()).hasSize(1);
    }

    @Test
    void runsSeveralCapturesOnOneMachineUnderOneEtag() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(20));
        azure.send(creation("c2"));

        JsonNode list = azure.send("GET", CAPTURES).json().path("value");
        assertThat(list.findValuesAsText("name")).containsExactly("c1", "c2");
        assertThat(list.findValuesAsText("etag")).hasSize(2).containsOnly(list.get(0).path("etag").asText());
    }

    @Test
    void endsWithAnErrorWhenItsMachineIsDeallocated() {
        azure.send(creation("c1"));
        azure.pass(Duration.ofSeconds(20));
        azure.azure.put(MACHINE.with(VirtualMachine.PowerState.DEALLOCATED));

        JsonNode status = azure.status("c1");
        assertThat(status.path("packetCaptureStatus").asText()).isEqualTo("Error");
        assertThat(status.path("packetCaptureError")).isEqualTo(json("['AgentStopped']"));
    }

    @Test
    void livesFasterByTheSpeedOfTheWorld() {
        TestAzure fast = TestAzure.with(world -> world.pace(Pace.real().times(10)));
        Answer put = fast.send(creation("c1"));

        assertThat(put.header("Retry-After")).contains("1");
        fast.pass(Duration.ofMillis(200));
        assertThat(fast.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
        fast.pass(Duration.ofMillis(800));
        assertThat(fast.follow(put, "Azure-AsyncOperation").json().path("status").asText()).isEqualTo("Succeeded");
        fast.pass(Duration.ofMillis(29_200));
        assertThat(fast.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Stopped");
    }
}
