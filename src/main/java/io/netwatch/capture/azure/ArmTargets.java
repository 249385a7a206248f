package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.network.fluent.models.NetworkWatcherInner;
import com.azure.resourcemanager.network.models.NetworkWatcherListResult;
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

/** Machines by a plain GET (the SDK's compute library would serve for nothing else), watchers by the SDK's client. */
record ArmTargets(Wire wire, NetworkClients clients, HttpPipeline arm, AzureConfig config) implements Targets {
    private static final String COMPUTE_API_VERSION = "2024-07-01";

    @Override
    public Answer<Optional<TargetFacts>> read(ArmId virtualMachine) {
        return wire.ask(config.timeouts().other(), () -> arm.send(machineRequest(virtualMachine)),
                reply -> reply.isNotFound()
                        ? new Ok<>(Optional.empty())
                        : reply.read(MachineFacts::read).map(Optional::of));
    }

    @Override
    public Answer<List<Watcher>> watchers(String subscription) {
        return wire.ask(config.timeouts().other(),
                () -> clients.of(subscription).getNetworkWatchers().listAsync().byPage().next(),
                reply -> reply.read(ArmTargets::watchersOf));
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

    private HttpRequest machineRequest(ArmId virtualMachine) {
        return new HttpRequest(HttpMethod.GET, machineUrl(virtualMachine).toASCIIString())
                .setHeader(HttpHeaderName.ACCEPT, "application/json");
    }

    // The constructor of several arguments escapes what a name may contain but an address may not.
    private URI machineUrl(ArmId virtualMachine) {
        try {
            return new URI("https", config.cloud().armEndpoint().getAuthority(), virtualMachine.text(),
                    "$expand=instanceView&api-version=" + COMPUTE_API_VERSION, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(virtualMachine + " is not the id of a virtual machine.", e);
        }
    }
}
