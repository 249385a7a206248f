package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ports and secrets of one run. Ports are chosen before the operator starts, so that they outlive its restarts.
 *
 * @param token the alert sender's secret
 */
public record Access(int bridgePort, int healthPort, String token, String clientSecret) {

    static Access random() throws IOException {
        return new Access(freePort(), freePort(), secret(), secret());
    }

    public String bridgeUrl() {
        return "http://127.0.0.1:" + bridgePort + "/alerts/" + token;
    }

    String metricsUrl() {
        return "http://127.0.0.1:" + healthPort + "/metrics";
    }

    public String readyUrl() {
        return "http://127.0.0.1:" + healthPort + "/readyz";
    }

    /**
     * The operator's configuration for this world, as a person would write it.
     *
     * @param allowedNamespace whose requests may use the example's subscription; * for all
     */
    void writeConfiguration(Folder folder, World world, String allowedNamespace) throws IOException {
        Files.writeString(folder.configuration(), """
                namespace: default
                azure:
                  cloud: Sandbox
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
                - namespace: "%s"
                  scope: /subscriptions/%s
                bridge:
                  host: 127.0.0.1
                  port: %d
                  tokens:
                  - file: %s
                    namespace: default
                health:
                  host: 127.0.0.1
                  port: %d
                """.formatted(ExampleWorld.TENANT, ExampleWorld.CLIENT, folder.secret("client-secret", clientSecret),
                world.azure().armUrl(), world.azure().authorityUrl(), world.azure().armUrl(), world.azure().blobUrl(),
                folder.ca(), allowedNamespace, ExampleWorld.SUBSCRIPTION, bridgePort,
                folder.secret("bridge-token", token), healthPort));
    }

    /** Everything that a shell needs to play along. */
    void writeEnv(Folder folder, World world, long operatorPid) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("KUBECONFIG", world.kubernetes().kubeconfig());
        values.put("BRIDGE_URL", bridgeUrl());
        values.put("ARM_URL", world.azure().armUrl());
        values.put("AUTHORITY_URL", world.azure().authorityUrl());
        values.put("BLOB_URL", world.azure().blobUrl());
        values.put("CA_FILE", folder.ca());
        values.put("CLOUD", "Sandbox");
        values.put("SUBSCRIPTION_ID", ExampleWorld.SUBSCRIPTION);
        values.put("TENANT_ID", ExampleWorld.TENANT);
        values.put("CLIENT_ID", ExampleWorld.CLIENT);
        values.put("CLIENT_SECRET", clientSecret);
        values.put("OPERATOR_PID", operatorPid);
        values.put("METRICS_URL", metricsUrl());
        folder.secret("env", values.entrySet().stream()
                .map(value -> "export " + value.getKey() + "='" + value.getValue() + "'\n")
                .collect(Collectors.joining()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
