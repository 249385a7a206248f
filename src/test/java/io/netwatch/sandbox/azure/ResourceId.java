package io.netwatch.sandbox.azure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARM id of a top-level resource. Azure compares ids without regard to case and repeats them as they were written first.
 *
 * @param type provider and type, for example {@code Microsoft.Network/networkWatchers}
 */
public record ResourceId(String subscription, String resourceGroup, String type, String name) {
    static final String WATCHER = "Microsoft.Network/networkWatchers";
    static final String MACHINE = "Microsoft.Compute/virtualMachines";
    static final String ACCOUNT = "Microsoft.Storage/storageAccounts";

    private static final Pattern SHAPE = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/([^/]+/[^/]+)/([^/]+)",
            Pattern.CASE_INSENSITIVE);

    static Optional<ResourceId> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(new ResourceId(match.group(1), match.group(2), match.group(3), match.group(4)))
                : Optional.empty();
    }

    boolean isOfType(String other) {
        return type.equalsIgnoreCase(other);
    }

    /** The form in which ids are compared. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "/subscriptions/%s/resourceGroups/%s/providers/%s/%s".formatted(subscription, resourceGroup, type, name);
    }
}
