package io.netwatch.sandbox.azure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARM id of a top-level resource, or of an instance of a scale set, whose name is {@code <set>/virtualMachines/<n>}. Azure compares ids without regard to case and repeats them as they were written first.
 *
 * @param type provider and type, for example {@code Microsoft.Network/networkWatchers}
 */
public record ResourceId(String subscription, String resourceGroup, String type, String name) {
    static final String WATCHER = "Microsoft.Network/networkWatchers";
    static final String MACHINE = "Microsoft.Compute/virtualMachines";
    static final String SCALE_SET = "Microsoft.Compute/virtualMachineScaleSets";
    static final String ACCOUNT = "Microsoft.Storage/storageAccounts";

    private static final Pattern SHAPE = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/([^/]+/[^/]+)/([^/]+|(?<=virtualMachineScaleSets/)[^/]+/virtualMachines/[^/]+)",
            Pattern.CASE_INSENSITIVE);

    static Optional<ResourceId> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? Optional.of(new ResourceId(match.group(1), match.group(2), match.group(3), match.group(4)))
                : Optional.empty();
    }

    /** Of a scale set: the id of one of its machines. */
    ResourceId instance(String number) {
        return new ResourceId(subscription, resourceGroup, type, name + "/virtualMachines/" + number);
    }

    /** Of an instance: its scale set; any other id is its own. */
    ResourceId whole() {
        return new ResourceId(subscription, resourceGroup, type, name.split("/", 2)[0]);
    }

    /** The last segment: of an instance its number, otherwise the name. */
    String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    boolean isInstance() {
        return name.contains("/");
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
