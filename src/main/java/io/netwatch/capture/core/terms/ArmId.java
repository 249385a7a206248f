package io.netwatch.capture.core.terms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Azure Resource Manager id. Azure ignores its case and answers it in other cases than it was given, so two ids are
 * equal when they differ in case only; the spelling that came in is kept for people.
 *
 * @param text {@code /subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME[/TYPE/NAME]...}
 */
public record ArmId(String text) {
    public static final String VIRTUAL_MACHINE = "microsoft.compute/virtualmachines";
    public static final String SCALE_SET = "microsoft.compute/virtualmachinescalesets";
    private static final String SCALE_SET_INSTANCE = SCALE_SET + "/virtualmachines";
    /** Segments of a resource that lies in no other one, the empty one before the first slash included. */
    private static final int FEWEST = 9;
    /** Ids become URLs: a segment such as {@code ..} or {@code x?y} would lead to another resource. */
    private static final Pattern SEGMENT = Pattern.compile("(?!\\.+$)(?!\\s+$)[^/?#%\\\\\\p{C}]+");

    /** The id, or nothing when the text is not the id of a resource inside a resource group. */
    public static Optional<ArmId> parse(String text) {
        return text == null || !isResource(text.split("/", -1)) ? Optional.empty() : Optional.of(new ArmId(text));
    }

    /** Network Watcher's sessions hang below the watcher. */
    public ArmId packetCapture(String name) {
        return new ArmId(text + "/packetCaptures/" + name);
    }

    public String subscription() {
        return segments().get(2);
    }

    public String resourceGroup() {
        return segments().get(4);
    }

    /** Name of the innermost resource. */
    public String name() {
        return segments().getLast();
    }

    /** Provider namespace and all types in lower case, such as {@code microsoft.compute/virtualmachines}. */
    public String type() {
        List<String> parts = segments();
        StringBuilder type = new StringBuilder(parts.get(6));
        for (int i = 7; i < parts.size(); i += 2) {
            type.append('/').append(parts.get(i));
        }
        return type.toString().toLowerCase(Locale.ROOT);
    }

    public boolean isVirtualMachine() {
        return type().equals(VIRTUAL_MACHINE);
    }

    public boolean isScaleSet() {
        return type().equals(SCALE_SET);
    }

    public boolean isScaleSetInstance() {
        return type().equals(SCALE_SET_INSTANCE);
    }

    /** Of a nested resource, such as an instance of a scale set: the resource that it belongs to. */
    public ArmId parent() {
        List<String> parts = segments();
        return new ArmId(String.join("/", parts.subList(0, parts.size() - 2)));
    }

    /** This, and of an instance of a scale set its scale set: whatever is done to one of these is done here, too. */
    public List<ArmId> places() {
        return isScaleSetInstance() ? List.of(this, parent()) : List.of(this);
    }

    /** A canonical form for keys and paths: Azure's own blob paths use it too. */
    public String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Most comparisons are of different ids, thousands of them for each alert of a storm: those make no new texts. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ArmId id && text.equalsIgnoreCase(id.text) && id.lowerCase().equals(lowerCase());
    }

    @Override
    public int hashCode() {
        return lowerCase().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private List<String> segments() {
        return List.of(text.split("/", -1));
    }

    // ["", subscriptions, S, resourceGroups, G, providers, NAMESPACE, TYPE, NAME, (TYPE, NAME)...]
    private static boolean isResource(String[] parts) {
        return parts.length >= FEWEST && parts.length % 2 == 1 && parts[0].isEmpty()
                && parts[1].equalsIgnoreCase("subscriptions") && parts[3].equalsIgnoreCase("resourceGroups")
                && parts[5].equalsIgnoreCase("providers")
                && Stream.of(parts).skip(1).allMatch(part -> SEGMENT.matcher(part).matches());
    }
}
