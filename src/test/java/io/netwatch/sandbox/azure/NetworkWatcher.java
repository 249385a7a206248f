package io.netwatch.sandbox.azure;

/** A network watcher; Azure allows one per subscription and region. */
public record NetworkWatcher(ResourceId id, String location) {
    /** A watcher as Azure makes it by itself: {@code NetworkWatcher_<region>} in {@code NetworkWatcherRG}. */
    public static NetworkWatcher automatic(String subscription, String location) {
        return of(subscription, "NetworkWatcherRG", "NetworkWatcher_" + location, location);
    }

    public static NetworkWatcher of(String subscription, String resourceGroup, String name, String location) {
        return new NetworkWatcher(new ResourceId(subscription, resourceGroup, ResourceId.WATCHER, name), location);
    }
}
