package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.network.fluent.models.NetworkWatcherInner;
import com.azure.resourcemanager.network.models.NetworkWatcherListResult;
import io.netwatch.capture.core.request.InstanceFacts;
import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Machines by a plain GET (the SDK's compute library would serve for nothing else), watchers by the SDK's client. */
record ArmTargets(Wire wire, NetworkClients clients, HttpPipeline arm, AzureConfig config) implements Targets {
    private static final String COMPUTE = "api-version=2024-07-01";
    private static final String WITH_VIEW = "$expand=instanceView&" + COMPUTE;

    @Override
    public Answer<Optional<TargetFacts>> read(ArmId target) {
        // Of a scale set, the expanded view holds counts only.
        return target.isVirtualMachine()
                ? read(target, WITH_VIEW, MachineFacts::read)
                : read(target, COMPUTE, ScaleSetFacts::read);
    }

    private Answer<Optional<TargetFacts>> read(ArmId target, String query, Reply.Reading<TargetFacts> reading) {
        return ask(() -> arm.send(get(url(target.text(), query))), reply -> reply.isNotFound()
                ? new Ok<>(Optional.empty())
                : reply.read(reading).map(Optional::of));
    }

    @Override
    public Answer<Listing<InstanceFacts>> instances(ArmId scaleSet, Listing<InstanceFacts> soFar) {
        return page(soFar, () -> arm.send(get(url(scaleSet.text() + "/virtualMachines", WITH_VIEW))),
                ScaleSetFacts::instances);
    }

    @Override
    public Answer<Listing<Watcher>> watchers(String subscription, Listing<Watcher> soFar) {
        return page(soFar, () -> clients.of(subscription).getNetworkWatchers().listAsync().byPage().next(),
                ArmTargets::watchersOf);
    }

    static List<Watcher> watchersOf(String body) throws IOException {
        try (JsonReader json = JsonProviders.createReader(body)) {
            NetworkWatcherListResult list = NetworkWatcherListResult.fromJson(json);
            if (list == null || list.value() == null) {
                throw new IOException("not a list of network watchers");
            }
            return list.value().stream().flatMap(watcher -> watcher(watcher).stream()).toList();
        }
    }

    // One that has no place or no proper id serves nobody, and must not hide the others.
    private static Optional<Watcher> watcher(NetworkWatcherInner watcher) {
        return ArmId.parse(watcher.id()).filter(id -> watcher.location() != null)
                .map(id -> new Watcher(id, MachineFacts.shortName(watcher.location())));
    }

    /** The first page, or the one that Azure's link leads to; the guard in the pipeline keeps it to Azure's own host. */
    private <T> Answer<Listing<T>> page(Listing<T> soFar, Supplier<Mono<?>> first, Reply.Reading<List<T>> reading) {
        return ask(soFar.next().isEmpty() ? first : () -> arm.send(get(soFar.next())),
                reply -> reply.read(body -> soFar.with(reading.read(body), NextLink.of(body))));
    }

    private <T> Answer<T> ask(Supplier<Mono<?>> call, Function<Reply, Answer<T>> read) {
        return wire.ask(config.timeouts().other(), call, read);
    }

    private static HttpRequest get(String url) {
        return new HttpRequest(HttpMethod.GET, url).setHeader(HttpHeaderName.ACCEPT, "application/json");
    }

    // The constructor of several arguments escapes what a name may contain but an address may not.
    private String url(String path, String query) {
        try {
            return new URI("https", config.cloud().armEndpoint().getAuthority(), path, query, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path + " is not the id of a resource in Azure.", e);
        }
    }
}
