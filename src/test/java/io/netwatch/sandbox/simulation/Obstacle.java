package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.AzureWorld.Quota;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What stands in the way of an order at first.
 *
 * @param mended when {@code mend} happens, counted from the request's creation; empty when the operator is to mend it
 */
record Obstacle(UnaryOperator<AzureWorld.Builder> world, Consumer<Azure> begin, Optional<Duration> mended,
        Consumer<Azure> mend, boolean installAgent) {
    private static final StorageAccount ACCOUNT = StorageAccount.of(Simulation.SUBSCRIPTION, "shop", "shopcaptures",
            "westeurope");
    private static final VirtualMachine MACHINE = VirtualMachine.linux(Simulation.SUBSCRIPTION, "shop", "web-2",
            "westeurope", "10.0.0.5");
    private static final String FOREIGN = NetworkWatcher.automatic(Simulation.SUBSCRIPTION, "westeurope").id()
            + "/packetCaptures/somebody-elses?api-version=2024-07-01";

    static final Obstacle NONE = new Obstacle(world -> world, azure -> {}, Optional.empty(), azure -> {}, false);

    /** Somebody else's session holds the only place, and is deleted by its owner. */
    static final Obstacle QUOTA_FULL = new Obstacle(
            world -> world.quota(new Quota(Simulation.SUBSCRIPTION, "westeurope", 1)),
            azure -> azure.answer(Face.ARM, Call.of("PUT", FOREIGN).with(foreignCapture())),
            Optional.of(Duration.ofMinutes(3)), azure -> azure.answer(Face.ARM, Call.of("DELETE", FOREIGN)), false);

    static final Obstacle PREMIUM_STORAGE = new Obstacle(world -> world,
            azure -> azure.put(ACCOUNT.withSku("Premium_LRS")), Optional.of(Duration.ofMinutes(3)),
            azure -> azure.put(ACCOUNT), false);

    static final Obstacle NO_AGENT = new Obstacle(world -> world,
            azure -> azure.put(MACHINE.withExtensions(List.of())), Optional.empty(), azure -> {}, true);

    private static ObjectNode foreignCapture() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = body.putObject("properties").put("target", MACHINE.id().toString())
                .put("timeLimitInSeconds", 60);
        properties.putObject("storageLocation").put("filePath", "/var/captures/theirs.cap");
        return body;
    }
}
