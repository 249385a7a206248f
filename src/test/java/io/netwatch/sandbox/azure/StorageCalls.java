package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Storage accounts as ARM shows them; clients need the blob endpoint. */
final class StorageCalls {
    private final Estate estate;
    private final Endpoints endpoints;

    StorageCalls(Estate estate, Endpoints endpoints) {
        this.estate = estate;
        this.endpoints = endpoints;
    }

    Answer get(Ask ask) {
        ResourceId id = ask.resource(ResourceId.ACCOUNT, "account");
        StorageAccount account = estate.account(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", account.id().name())
                .put("id", account.id().toString())
                .put("type", account.id().type()).put("location", account.location()).put("kind", "StorageV2");
        body.putObject("sku").put("name", account.sku()).put("tier", account.sku().split("_", 2)[0]);
        ObjectNode properties = body.putObject("properties");
        properties.putObject("networkAcls").put("defaultAction", account.openNetwork() ? "Allow" : "Deny");
        properties.put("provisioningState", "Succeeded")
                .put("allowSharedKeyAccess", account.sharedKeyAccess())
                .put("publicNetworkAccess", account.openNetwork() ? "Enabled" : "Disabled")
                .putObject("primaryEndpoints").put("blob", endpoints.blobEndpoint(account.id().name()) + "/");
        return Answer.json(200, body);
    }
}
