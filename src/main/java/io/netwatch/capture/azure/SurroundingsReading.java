package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.StorageFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Reads storage accounts, resource groups and quotas. What Azure leaves out has Azure's own default. */
final class SurroundingsReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SurroundingsReading() {}

    static StorageFacts storage(String body) throws IOException {
        JsonNode account = JSON.readTree(body);
        if (!account.path("location").isTextual() || !account.path("sku").isObject()) {
            throw new IOException("not a storage account: it names no location or no sku");
        }
        JsonNode properties = account.path("properties");
        boolean closed = properties.path("networkAcls").path("defaultAction").asText().equalsIgnoreCase("Deny")
                || properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled");
        return new StorageFacts(MachineFacts.shortName(account.path("location").asText()), tier(account.path("sku")),
                properties.path("allowSharedKeyAccess").asBoolean(true), !closed);
    }

    static String manager(String body) throws IOException {
        JsonNode group = JSON.readTree(body);
        if (!group.isObject()) {
            throw new IOException("not a resource group");
        }
        return group.path("managedBy").asText("");
    }

    static SessionCount sessions(String body, Instant at) throws IOException {
        JsonNode usages = JSON.readTree(body).path("value");
        if (!usages.isArray()) {
            throw new IOException("not a list of usages");
        }
        return usages.valueStream()
                .filter(usage -> usage.path("name").path("value").asText().equalsIgnoreCase("PacketCaptures"))
                .filter(usage -> usage.path("limit").isIntegralNumber())
                .map(usage -> new SessionCount(usage.path("currentValue").asLong(), usage.path("limit").asLong(), at,
                        Optional.empty()))
                .findFirst().orElse(SessionCount.UNKNOWN);
    }

    // Names are TIER_REPLICATION, such as Standard_LRS.
    private static String tier(JsonNode sku) {
        return sku.path("tier").asText(sku.path("name").asText().split("_", 2)[0]);
    }
}
