package io.netwatch.sandbox.azure;

/**
 * A storage account as far as captures care.
 *
 * @param sku for example {@code Standard_LRS}; captures cannot be stored in Premium accounts
 * @param sharedKeyAccess without it the agent's upload is refused
 * @param openNetwork false behind a firewall that keeps the machines out
 */
public record StorageAccount(ResourceId id, String location, String sku, boolean sharedKeyAccess,
        boolean openNetwork) {
    public static StorageAccount of(String subscription, String resourceGroup, String name, String location) {
        return new StorageAccount(new ResourceId(subscription, resourceGroup, ResourceId.ACCOUNT, name), location,
                "Standard_LRS", true, true);
    }

    public StorageAccount withSku(String newSku) {
        return new StorageAccount(id, location, newSku, sharedKeyAccess, openNetwork);
    }

    public StorageAccount refusingSharedKeys() {
        return new StorageAccount(id, location, sku, false, openNetwork);
    }

    public StorageAccount behindFirewall() {
        return new StorageAccount(id, location, sku, sharedKeyAccess, false);
    }

    /** Documented: Standard tier, shared keys, and a network in which the machine reaches the account. */
    boolean acceptsUploads() {
        return sku.startsWith("Standard") && sharedKeyAccess && openNetwork;
    }
}
