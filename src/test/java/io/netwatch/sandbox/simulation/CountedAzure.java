package io.netwatch.sandbox.simulation;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.netwatch.capture.azure.Azure;
import io.netwatch.capture.azure.AzureOverModel;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** The product's Azure room over a model of its own, and every call to Resource Manager that reached the model. */
public final class CountedAzure implements HttpClient {
    private final ModelTransport transport = new ModelTransport();
    private final List<Sent> sent = new ArrayList<>();
    private final Azure room;

    /**
     * A call and the status that Azure answered.
     *
     * @param at when
     */
    public record Sent(String method, String path, int status, Instant at) {
        public boolean isRead() {
            return method.equals("GET") || path.endsWith("/queryStatus");
        }

        boolean isList() {
            return method.equals("GET") && path.endsWith("/packetCaptures");
        }
    }

    private final ManualClock clock;
    private final io.netwatch.sandbox.azure.Azure model;

    CountedAzure(ManualClock clock) {
        this(clock, new io.netwatch.sandbox.azure.Azure(Simulation.world(), clock,
                new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test")));
    }

    CountedAzure(ManualClock clock, io.netwatch.sandbox.azure.Azure model) {
        this.clock = clock;
        this.model = model;
        transport.use(model);
        room = AzureOverModel.over(this, AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET, clock);
    }

    Azure room() {
        return room;
    }

    public long sent(Predicate<Sent> which) {
        return sent.stream().filter(which).count();
    }

    /** Captures that run, whoever knows it. */
    public long running() {
        return model.captures().stream().filter(capture -> capture.status().equals("Running")).count();
    }

    /** The last of these calls. */
    public Optional<Instant> last(Predicate<Sent> which) {
        return sent.stream().filter(which).map(Sent::at).max(Instant::compareTo);
    }

    public void forget() {
        sent.clear();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return transport.send(request).doOnNext(response -> {
            if (request.getUrl().getHost().startsWith("arm")) {
                sent.add(new Sent(request.getHttpMethod().toString(), request.getUrl().getPath(),
                        response.getStatusCode(), clock.instant()));
            }
        });
    }
}
