package io.netwatch.sandbox.simulation;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.Pace;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** The model of Azure in real time but faster, for the SDK's own pollers, whose pauses no virtual time shortens. */
public final class HurriedAzure implements HttpClient {
    private final ModelTransport transport = new ModelTransport();
    private final AtomicLong reads = new AtomicLong();
    private final double speed;

    public HurriedAzure(double speed) {
        this.speed = speed;
        AzureWorld world = AzureWorld.builder().client(AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET)
                .watcher(NetworkWatcher.automatic(Simulation.SUBSCRIPTION, "westeurope")).account(Simulation.ACCOUNT)
                .machine(Simulation.MACHINE).pace(Pace.real().times(speed))
                // The pause that Azure asks for is in whole seconds, and would not be hurried.
                .rules(ArmRules.standard().withTokensRequired(false).withPollAfter(Optional.empty()))
                .traffic(_ -> Simulation.pcap(3)).build();
        transport.use(new Azure(world, InstantSource.system(),
                new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test")));
    }

    /** @param poll the pause between two looks at an operation, in Azure's time */
    public NetworkManagementClient network(Duration poll) {
        var token = new AccessToken("none", OffsetDateTime.MAX);
        var pipeline = new HttpPipelineBuilder().httpClient(this)
                .policies(new BearerTokenAuthenticationPolicy(_ -> Mono.just(token), "https://arm.test/.default"))
                .build();
        return new NetworkManagementClientBuilder().pipeline(pipeline).endpoint("https://arm.test")
                .subscriptionId(Simulation.SUBSCRIPTION)
                .defaultPollInterval(Duration.ofNanos((long) (poll.toNanos() / speed))).buildClient();
    }

    public String machine() {
        return Simulation.MACHINE.id().toString();
    }

    public String account() {
        return Simulation.ACCOUNT.id().toString();
    }

    /** Reads since the last time that somebody asked. */
    public long takeReads() {
        return reads.getAndSet(0);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        boolean read = switch (request.getHttpMethod()) {
            case GET -> true;
            case POST -> request.getUrl().getPath().endsWith("/queryStatus");
            default -> false;
        };
        reads.addAndGet(read ? 1 : 0);
        return transport.send(request);
    }
}
