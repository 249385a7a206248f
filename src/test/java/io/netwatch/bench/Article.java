package io.netwatch.bench;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureInner;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import io.netwatch.capture.azure.Trust;
import io.netwatch.sandbox.launcher.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/**
 * What Azure's article on captures by an alert lets a PowerShell function do, as plain calls one after the other by the
 * same SDK that the operator uses, in a process that is warm: get the machine, get the watcher, list the captures, delete
 * the one of the same name, create. No call is repeated and no operation is waited for.
 */
final class Article {
    /** ARM calls before the order, each of which waits for the one before it. */
    static final int CALLS_BEFORE = 4;
    private static final String GROUP = "/subscriptions/" + Fleet.OTHER + "/resourceGroups/shop/providers/";
    private static final String WATCHERS = "NetworkWatcherRG";
    private static final String WATCHER = "NetworkWatcher_westeurope";

    private final String arm;
    private final HttpPipeline pipeline;
    private final NetworkManagementClient network;

    Article(Site site) throws IOException, InterruptedException {
        arm = site.world().azure().armUrl();
        AccessToken token = new AccessToken(site.armToken(),
                InstantSource.system().instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        pipeline = new HttpPipelineBuilder()
                .httpClient(new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                        .version(java.net.http.HttpClient.Version.HTTP_1_1).sslContext(Trust.only(site.folder().ca())))
                        .build())
                .policies(new BearerTokenAuthenticationPolicy(_ -> Mono.just(token), arm + "/.default")).build();
        network = new NetworkManagementClientBuilder().pipeline(pipeline).endpoint(arm).subscriptionId(Fleet.OTHER)
                .buildClient();
    }

    /** Returns when the create is answered; its arrival is noted where it arrives. */
    void run(String name) {
        pipeline.send(new HttpRequest(HttpMethod.GET,
                arm + GROUP + "Microsoft.Compute/virtualMachines/" + Fleet.name(0) + "?api-version=2024-07-01"))
                .flatMap(response -> response.getBodyAsString()).block();
        network.getNetworkWatchers().list().forEach(_ -> {});
        network.getPacketCaptures().list(WATCHERS, WATCHER).forEach(_ -> {});
        delete(name);
        network.getPacketCaptures().createWithResponseAsync(WATCHERS, WATCHER, name, new PacketCaptureInner()
                .withTarget(GROUP + "Microsoft.Compute/virtualMachines/" + Fleet.name(0)).withTimeLimitInSeconds(60)
                .withStorageLocation(new PacketCaptureStorageLocation()
                        .withStorageId(GROUP + "Microsoft.Storage/storageAccounts/" + Fleet.OTHER_ACCOUNT)))
                .block();
    }

    /** One PUT that changes nothing. */
    void put() {
        pipeline.send(new HttpRequest(HttpMethod.PUT,
                arm + "/subscriptions/" + Fleet.OTHER + "/resourceGroups/" + WATCHERS
                        + "/providers/Microsoft.Network/networkWatchers/" + WATCHER + "?api-version=2024-07-01")
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json").setBody("{\"location\":\"westeurope\"}"))
                .flatMap(response -> response.getBodyAsString()).block();
    }

    /** Whether there is one or not. */
    void delete(String name) {
        network.getPacketCaptures().deleteWithResponseAsync(WATCHERS, WATCHER, name)
                .onErrorResume(_ -> Mono.empty()).block();
    }
}
