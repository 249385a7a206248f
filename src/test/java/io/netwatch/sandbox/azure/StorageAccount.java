package io.netwatch.sandbox.azure;

/** A storage account; {@code acceptsUploads} is false where a firewall or forbidden shared keys keep the agent's upload out. */
public record StorageAccount(ResourceId id, String location, boolean acceptsUploads) {
    public static StorageAccount of(String subscription, String resourceGroup, String name, String location) {
        return new StorageAccount(new ResourceId(subscription, resourceGroup, ResourceId.ACCOUNT, name), location,
                true);
    }

    public StorageAccount refusingUploads() {
        return new StorageAccount(id, location, false);
    }
}
