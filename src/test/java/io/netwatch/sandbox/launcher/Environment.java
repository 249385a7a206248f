package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.launcher.world.WorldFile.Tenant;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that a shell needs to play along, as a file to be sourced. */
record Environment(Folder folder, World world, Secrets secrets) {

    /** @param pids of the operators, in the order of their accesses; shorter while some are still to start */
    void write(List<Access> accesses, List<Long> pids) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("KUBECONFIG", world.kubernetes().kubeconfig());
        Tenant tenant = world.served().tenants().getFirst();
        values.put("CLOUD", world.served().name());
        putCloud(values, "", world.azure());
        values.put("CA_FILE", folder.ca());
        world.others().forEach((name, azure) -> {
            putCloud(values, "_" + variable(name), azure);
            values.put("CA_FILE_" + variable(name), folder.ca(name));
        });
        values.put("TENANT_ID", tenant.id());
        tenant.subscriptions().stream().findFirst()
                .ifPresent(subscription -> values.put("SUBSCRIPTION_ID", subscription.id()));
        values.put("CLIENT_ID", World.CLIENT);
        values.put("CLIENT_SECRET", secrets.clientSecret());
        // The names that Azure's own tools, and our report and download commands, know.
        values.put("AZURE_TENANT_ID", tenant.id());
        values.put("AZURE_CLIENT_ID", World.CLIENT);
        values.put("AZURE_CLIENT_SECRET", secrets.clientSecret());
        for (Access access : accesses) {
            put(values, "BRIDGE_URL", access.number(), access.bridgeUrl());
            put(values, "METRICS_URL", access.number(), access.metricsUrl());
            if (access.number() <= pids.size()) {
                put(values, "OPERATOR_PID", access.number(), pids.get(access.number() - 1));
            }
        }
        folder.secret("env", values.entrySet().stream()
                .map(value -> "export " + value.getKey() + "='" + value.getValue() + "'\n")
                .collect(Collectors.joining()));
    }

    private static void putCloud(Map<String, Object> values, String suffix, AzureInABox azure) {
        values.put("ARM_URL" + suffix, azure.armUrl());
        values.put("AUTHORITY_URL" + suffix, azure.authorityUrl());
        values.put("BLOB_URL" + suffix, azure.blobUrl());
    }

    /** The first operator's also stands without a number. */
    private static void put(Map<String, Object> values, String name, int number, Object value) {
        if (number == 1) {
            values.put(name, value);
        }
        values.put(name + "_" + number, value);
    }

    private static String variable(String cloud) {
        return cloud.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
