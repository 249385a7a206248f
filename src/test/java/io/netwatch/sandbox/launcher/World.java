package io.netwatch.sandbox.launcher;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.azure.front.Ports;
import io.netwatch.sandbox.launcher.world.WorldBuilding;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kubernetes API that knows our resources, and every cloud of the world file in a box of its own.
 *
 * @param clouds as described in the world file
 * @param served the cloud that the operators work in
 * @param azure that cloud
 * @param traffic of its machines
 * @param others by name; for people and their tools
 */
public record World(Kubernetes kubernetes, List<Cloud> clouds, Cloud served, AzureInABox azure,
        SyntheticTraffic traffic, Map<String, AzureInABox> others)
        implements
            AutoCloseable {
    /** The app registration that the sandbox has in every tenant. */
    public static final String CLIENT = "00000000-0000-0000-0000-00000000000c";

    static World start(Folder folder, Site.Options options, Secrets secrets) throws IOException, InterruptedException {
        Cloud served = options.world().cloud(options.cloud());
        PortPlan ports = options.ports();
        SyntheticTraffic traffic = new SyntheticTraffic(WorldBuilding.stories(served));
        AzureInABox azure = start(served, traffic, options, secrets, ports.azure(0, options.operators()), folder.ca());
        Map<String, AzureInABox> others = new LinkedHashMap<>();
        List<Cloud> rest = options.world().clouds().stream().filter(cloud -> !cloud.equals(served)).toList();
        for (Cloud cloud : rest) {
            others.put(cloud.name(), start(cloud, new SyntheticTraffic(WorldBuilding.stories(cloud)), options, secrets,
                    ports.azure(1 + others.size(), options.operators()), folder.ca(cloud.name())));
        }
        Kubernetes kubernetes = options.apiServer().start(folder, ports.kubernetes());
        kubernetes.applyAll(Path.of("crds"));
        return new World(kubernetes, options.world().clouds(), served, azure, traffic, others);
    }

    /** The box of a cloud. */
    public AzureInABox azure(String cloud) {
        return cloud.equals(served.name()) ? azure : others.get(cloud);
    }

    /** From this moment on the scene's machine does something new, in captures that run already, too. */
    void begin(Scene scene, TrafficStory story, Instant at) {
        traffic.begin(WorldBuilding.vmId(scene.subscription().id(), scene.machine()), story, at);
    }

    public KubernetesClient client() {
        return kubernetes.client();
    }

    @Override
    public void close() {
        kubernetes.close();
        azure.close();
        others.values().forEach(AzureInABox::close);
    }

    private static AzureInABox start(Cloud cloud, SyntheticTraffic traffic, Site.Options options, Secrets secrets,
            Ports ports, Path ca) {
        AzureInABox box = AzureInABox.start(azure(cloud, traffic, options, secrets), InstantSource.system(), ports, ca);
        cloud.faults().forEach(entry -> box.azure().faults().add(entry.fault()));
        return box;
    }

    private static AzureWorld azure(Cloud cloud, SyntheticTraffic traffic, Site.Options options, Secrets secrets) {
        AzureWorld.Builder world = WorldBuilding.of(cloud).pace(Pace.real().times(options.speed()))
                .traffic(traffic);
        cloud.tenants().forEach(tenant -> world.client(tenant.id(), CLIENT, secrets.clientSecret()));
        return world.build();
    }
}
