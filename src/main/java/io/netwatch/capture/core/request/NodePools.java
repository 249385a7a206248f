package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Observation.GroupRead;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether AKS manages the target: Microsoft does not support the agent there, though it often works, so it is said and
 * not refused. AKS names its groups {@code MC_...} unless told otherwise, and its nodes are scale sets: such a name is
 * believed without a call, and the group is read for scale sets only. What slips through is a node pool of single machines in a
 * group of another name, which is not worth a call before every capture of an ordinary machine.
 */
final class NodePools {
    private static final String OWNER = "/microsoft.containerservice/";

    private NodePools() {}

    static Optional<Decision> next(Request request, Progress progress) {
        ArmId target = Preparing.target(request);
        boolean known = target.isVirtualMachine() || isNamedLikeOne(target)
                || progress.seen().find(GroupRead.class).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(new ReadGroup(target.subscription(), target.resourceGroup()));
    }

    static Optional<String> warning(Request request, Progress progress) {
        ArmId target = Preparing.target(request);
        boolean managed = isNamedLikeOne(target) || progress.seen().find(GroupRead.class)
                .filter(read -> read.managedBy().toLowerCase(Locale.ROOT).contains(OWNER)).isPresent();
        return managed
                ? Optional.of("The target lies in %s, a resource group of AKS: Microsoft does not support the agent on "
                        .formatted(target.resourceGroup()) + "AKS nodes.")
                : Optional.empty();
    }

    private static boolean isNamedLikeOne(ArmId target) {
        return target.resourceGroup().toUpperCase(Locale.ROOT).startsWith("MC_");
    }
}
