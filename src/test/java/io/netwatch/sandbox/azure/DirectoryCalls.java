package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.AzureWorld.ManagedGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lies above resources: the cloud's addresses, tenants, subscriptions, resource groups. Shapes as documented, fields that clients read. */
final class DirectoryCalls {
    private final Estate estate;
    private final Endpoints endpoints;

    DirectoryCalls(Estate estate, Endpoints endpoints) {
        this.estate = estate;
        this.endpoints = endpoints;
    }

    /** A client asks for the addresses before it can have a token. */
    boolean isPublic(Call call) {
        return call.method().equals("GET") && call.path().equalsIgnoreCase("/metadata/endpoints");
    }

    Answer endpoints() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "Box")
                .put("resourceManager", endpoints.arm()).put("galleryEndpoint", endpoints.arm())
                .put("graphEndpoint", endpoints.arm()).put("portalEndpoint", endpoints.arm());
        ObjectNode authentication = body.putObject("authentication").put("loginEndpoint", endpoints.authority())
                .put("tenant", "common").put("identityProvider", "AAD");
        authentication.putArray("audiences").add(endpoints.arm());
        body.putObject("suffixes").put("storage", "local").put("keyVaultDns", ".vault.local");
        return Answer.json(200, body);
    }

    boolean isAboveSubscriptions(Call call) {
        return call.method().equals("GET")
                && List.of("/subscriptions", "/tenants").contains(call.path().toLowerCase(Locale.ROOT));
    }

    /** @param tenant the caller's, empty when this Azure wants no tokens */
    Answer answer(Call call, String tenant) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode value = body.putArray("value");
        if (call.path().equalsIgnoreCase("/tenants")) {
            value.addObject().put("id", "/tenants/" + tenant).put("tenantId", tenant).put("displayName", "Box");
        } else {
            estate.subscriptions(tenant).forEach(id -> value.add(subscription(id, tenant)));
        }
        body.putObject("count").put("type", "Total").put("value", value.size());
        return Answer.json(200, body);
    }

    Answer subscription(Ask ask) {
        String id = ask.subscription();
        return Answer.json(200, subscription(id, estate.tenant(id).orElse("")));
    }

    /** Invented: where a group lies that nobody described. */
    Answer group(Ask ask) {
        Optional<ManagedGroup> managed = estate.managedGroup(ask.subscription(), ask.group());
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("id", "/subscriptions/" + ask.subscription() + "/resourceGroups/" + ask.group())
                .put("name", ask.group()).put("type", "Microsoft.Resources/resourceGroups")
                .put("location", managed.map(ManagedGroup::location).orElse("westeurope"));
        managed.ifPresent(group -> body.put("managedBy", group.managedBy()));
        body.putObject("properties").put("provisioningState", "Succeeded");
        return Answer.json(200, body);
    }

    private static ObjectNode subscription(String id, String tenant) {
        return JsonNodeFactory.instance.objectNode().put("id", "/subscriptions/" + id).put("subscriptionId", id)
                .put("tenantId", tenant).put("displayName", "Subscription " + id).put("state", "Enabled");
    }
}
