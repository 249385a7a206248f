package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.azure.front.Ports;
import io.netwatch.sandbox.launcher.world.WorldBuilding;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Azure in a box with the example world and nothing beside it, for clients that need no cluster. Writes an {@code env}
 * file into the folder of its first argument, and ends with its standard input.
 */
final class AzureOnly {
    private static final double SPEED = 5;

    private AzureOnly() {}

    public static void main(String[] args) throws IOException {
        Quiet.install();
        Folder folder = Folder.create(Path.of(args[0]));
        Secrets secrets = Secrets.random();
        Cloud shop = ExampleWorld.read().cloud(Optional.empty());
        String tenant = shop.tenants().getFirst().id();
        AzureWorld world = WorldBuilding.of(shop).pace(Pace.real().times(SPEED))
                .traffic(new SyntheticTraffic(WorldBuilding.stories(shop)))
                .client(tenant, World.CLIENT, secrets.clientSecret()).build();
        try (AzureInABox azure = AzureInABox.start(world, InstantSource.system(), Ports.ANY, folder.ca())) {
            folder.secret("env", """
                    export ARM_URL='%s'
                    export AUTHORITY_URL='%s'
                    export CA_FILE='%s'
                    export SUBSCRIPTION_ID='%s'
                    export TENANT_ID='%s'
                    export CLIENT_ID='%s'
                    export CLIENT_SECRET='%s'
                    """.formatted(azure.armUrl(), azure.authorityUrl(), folder.ca(), ExampleWorld.SUBSCRIPTION, tenant,
                    World.CLIENT, secrets.clientSecret()));
            int end = System.in.read();
            if (end >= 0) {
                System.err.println("Azure in a box ends: its standard input is not for talking.");
            }
        }
    }
}
