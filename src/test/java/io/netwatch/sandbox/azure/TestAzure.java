package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.sandbox.azure.Azure.Face;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A small world under a manual clock, and short ways to call it. */
final class TestAzure {
    static final String SUBSCRIPTION = "sub-1";
    static final VirtualMachine MACHINE = VirtualMachine.linux(SUBSCRIPTION, "App", "web-1", "westeurope", "10.0.0.4")
            .withTraffic(1_000);
    static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, "App", "captures1", "westeurope");
    static final NetworkWatcher WATCHER = NetworkWatcher.automatic(SUBSCRIPTION, "westeurope");
    static final String CAPTURES = WATCHER.id() + "/packetCaptures";

    private static final ObjectMapper JSON = new ObjectMapper();

    final ManualClock clock = new ManualClock("2026-03-01T02:00:00Z");
    final Azure azure;

    private TestAzure(AzureWorld world) {
        azure = new Azure(world, clock, Endpoints.PUBLIC);
    }

    /** A world without need of tokens, changed by the test. */
    static TestAzure with(UnaryOperator<AzureWorld.Builder> change) {
        var builder = AzureWorld.builder().client("tenant-1", "client-1", "secret-1").watcher(WATCHER).machine(MACHINE)
                .account(ACCOUNT)
                .rules(ArmRules.standard().withTokensRequired(false))
                .traffic(window -> window.toString().getBytes(StandardCharsets.UTF_8));
        return new TestAzure(change.apply(builder).build());
    }

    static TestAzure standard() {
        return with(builder -> builder);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The body of a PUT for the standard machine and account; {@code more} are further properties, each with a leading comma. */
    static JsonNode captureBody(String more) {
        return json("{'properties':{'target':'" + MACHINE.id() + "','storageLocation':{'storageId':'" + ACCOUNT.id()
                + "'}" + more + "}}");
    }

    static Call call(String method, String path) {
        return Call.of(method, path + "?api-version=2024-07-01");
    }

    static Call creation(String name) {
        return call("PUT", CAPTURES + "/" + name).with(captureBody(",'timeLimitInSeconds':300"));
    }

    Answer send(Call call) {
        return azure.answer(Face.ARM, call);
    }

    Answer send(String method, String path) {
        return send(call(method, path));
    }

    Answer put(String name, JsonNode body) {
        return send(call("PUT", CAPTURES + "/" + name).with(body));
    }

    JsonNode status(String name) {
        return send("POST", CAPTURES + "/" + name + "/queryStatus").json();
    }

    /** Follows the answer's header {@code Azure-AsyncOperation} or {@code Location}. */
    Answer follow(Answer answer, String header) {
        return send(Call.of("GET", answer.header(header).orElseThrow()));
    }

    void pass(Duration time) {
        clock.advance(time);
    }
}
