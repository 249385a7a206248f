package io.netwatch.sandbox.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A scale set of uniform machines. */
public record ScaleSet(ResourceId id, String location, List<VirtualMachine> instances) {
    public ScaleSet {
        instances = List.copyOf(instances);
    }

    /** Running Linux instances with the agent, numbered from 0. */
    public static ScaleSet linux(String subscription, String resourceGroup, String name, String location, int count) {
        ScaleSet set = of(subscription, resourceGroup, name, location);
        for (int number = 0; number < count; number++) {
            set = set.with(set.newInstance(Integer.toString(number), "Linux"));
        }
        return set;
    }

    /** Without instances. */
    public static ScaleSet of(String subscription, String resourceGroup, String name, String location) {
        return new ScaleSet(new ResourceId(subscription, resourceGroup, ResourceId.SCALE_SET, name), location,
                List.of());
    }

    /** A running machine of this set with the agent, not yet in it; addresses count on from 10.1.0.4. */
    public VirtualMachine newInstance(String number, String osType) {
        return VirtualMachine.of(id.instance(number), location, osType, "10.1.0." + (4 + instances.size()));
    }

    /** With this instance, in the place of the one with its id if there is one. */
    public ScaleSet with(VirtualMachine instance) {
        List<VirtualMachine> all = new ArrayList<>(instances);
        all.removeIf(other -> other.id().key().equals(instance.id().key()));
        all.add(instance);
        return new ScaleSet(id, location, all);
    }

    ScaleSet without(ResourceId instance) {
        return new ScaleSet(id, location,
                instances.stream().filter(each -> !each.id().key().equals(instance.key())).toList());
    }

    /** By its short or its full id, as scopes may name it. */
    Optional<VirtualMachine> instance(String wanted) {
        return instances.stream().filter(each -> Stream.of(each.id().lastName(), each.id().toString())
                .anyMatch(wanted::equalsIgnoreCase)).findFirst();
    }
}
