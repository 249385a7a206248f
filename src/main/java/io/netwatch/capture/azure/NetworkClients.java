package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The SDK's network clients: one per subscription, made when first needed, all on the same pipeline. */
final class NetworkClients {
    private final ConcurrentMap<String, NetworkManagementClient> clients = new ConcurrentHashMap<>();
    private final Cloud cloud;
    private final HttpPipeline pipeline;

    NetworkClients(Cloud cloud, HttpPipeline pipeline) {
        this.cloud = cloud;
        this.pipeline = pipeline;
    }

    NetworkManagementClient of(String subscription) {
        return clients.computeIfAbsent(subscription.toLowerCase(Locale.ROOT), this::client);
    }

    private NetworkManagementClient client(String subscription) {
        return new NetworkManagementClientBuilder().pipeline(pipeline).endpoint(cloud.armEndpoint().toString())
                .subscriptionId(subscription).buildClient();
    }
}
