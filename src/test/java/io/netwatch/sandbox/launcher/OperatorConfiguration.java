package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration of the operators of one run, as a person would write it.
 *
 * @param allowedNamespace whose requests may use all of the served cloud; * for all
 * @param sink where policies may send news
 * @param chat whether it hears of every request, too, as a chat
 */
record OperatorConfiguration(Folder folder, World world, Secrets secrets, String allowedNamespace, int operators,
        NewsSink sink, boolean chat) {

    Path write(Access access) throws IOException {
        return Files.writeString(folder.configuration(access.number()), """
                namespace: default
                leaderElection: %s
                azure:
                  cloud: "%s"
                  tenantId: %s
                  clientId: %s
                  clientSecretFile: %s
                  clouds:
                %s
                allow:
                %s
                bridge:
                  drainSeconds: 0
                  host: 127.0.0.1
                  port: %d
                  tokens:
                  - file: %s
                    namespace: default
                health:
                  host: 127.0.0.1
                  port: %d
                news:
                  hosts: ["%s"]
                  plainHttpToLoopback: true
                %s""".formatted(operators > 1, world.served().name(), world.served().tenants().getFirst().id(),
                World.CLIENT, folder.secret("client-secret", secrets.clientSecret()), clouds(), allowed(),
                access.bridgePort(), folder.secret("bridge-token", secrets.bridgeToken()), access.healthPort(),
                sink.host(), chat ? sinks() : ""));
    }

    private String sinks() throws IOException {
        return "  sinks: [{name: chat, type: Slack, urlFile: \"%s\"}]\n"
                .formatted(folder.secret("chat-url", sink.url(NewsSink.CHAT)));
    }

    private String clouds() {
        return Stream.concat(Stream.of(cloud(world.served().name(), world.azure(), folder.ca())),
                world.others().entrySet().stream()
                        .map(other -> cloud(other.getKey(), other.getValue(), folder.ca(other.getKey()))))
                .collect(Collectors.joining("\n"));
    }

    private static String cloud(String name, AzureInABox azure, Path ca) {
        return "  - {name: \"%s\", resourceManager: \"%s\", authority: \"%s\", audience: \"%s\", "
                .formatted(name, azure.armUrl(), azure.authorityUrl(), azure.armUrl())
                + "blobEndpoint: \"%s/{account}\", caFile: \"%s\"}".formatted(azure.blobUrl(), ca);
    }

    private String allowed() {
        return world.clouds().stream().flatMap(cloud -> cloud.subscriptions().stream()).map(Subscription::id)
                .map(id -> "- {namespace: \"" + allowedNamespace + "\", scope: /subscriptions/" + id
                        + ", installAgent: true}")
                .collect(Collectors.joining("\n"));
    }
}
