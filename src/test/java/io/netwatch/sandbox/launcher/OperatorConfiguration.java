package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The configuration of the operators of one run, as a person would write it.
 *
 * @param allowedNamespace whose requests may use all of the served cloud; * for all
 */
record OperatorConfiguration(Folder folder, World world, Secrets secrets, String allowedNamespace, int operators) {

    Path write(Access access) throws IOException {
        AzureInABox azure = world.azure();
        return Files.writeString(folder.configuration(access.number()), """
                namespace: default
                leaderElection: %s
                azure:
                  cloud: %s
                  tenantId: %s
                  clientId: %s
                  clientSecretFile: %s
                  custom:
                    resourceManager: %s
                    authority: %s
                    audience: %s
                    blobEndpoint: %s/{account}
                    caFile: %s
                allow:
                %s
                bridge:
                  host: 127.0.0.1
                  port: %d
                  tokens:
                  - file: %s
                    namespace: default
                health:
                  host: 127.0.0.1
                  port: %d
                """.formatted(operators > 1, world.served().name(), world.served().tenants().getFirst().id(),
                World.CLIENT, folder.secret("client-secret", secrets.clientSecret()),
                azure.armUrl(), azure.authorityUrl(), azure.armUrl(), azure.blobUrl(), folder.ca(), allowed(),
                access.bridgePort(), folder.secret("bridge-token", secrets.bridgeToken()), access.healthPort()));
    }

    private String allowed() {
        return world.served().subscriptions().stream().map(Subscription::id)
                .map(id -> "- {namespace: \"" + allowedNamespace + "\", scope: /subscriptions/" + id
                        + ", installAgent: true}")
                .collect(Collectors.joining("\n"));
    }
}
