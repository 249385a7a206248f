package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.CaptureSettings.Scope;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a capture listens to.
 *
 * @param settings with the full ids of the scope
 * @param machines one, or those instances of a scale set that the scope selects
 */
record CaptureTarget(CaptureSettings settings, String location, List<VirtualMachine> machines) {

    /** Throws a 400 when the target, or an instance of its scope, does not exist. */
    static CaptureTarget find(CaptureSettings settings, Estate estate, String captureId) {
        ResourceId id = settings.target();
        if (id.isOfType(ResourceId.SCALE_SET) && !id.isInstance()) {
            ScaleSet set = estate.scaleSet(id)
                    .orElseThrow(() -> ArmErrors.badReference(id.toString(), captureId).thrown());
            return selected(settings, set, captureId);
        }
        VirtualMachine machine = estate.machine(id)
                .orElseThrow(() -> ArmErrors.badReference(id.toString(), captureId).thrown());
        return new CaptureTarget(settings, machine.location(), List.of(machine));
    }

    /** Recorded: short ids are accepted, and answered as full ones. Invented: the answer to an instance that is not there. */
    private static CaptureTarget selected(CaptureSettings settings, ScaleSet set, String captureId) {
        List<VirtualMachine> include = named(settings.scope().include(), set, captureId);
        List<VirtualMachine> exclude = named(settings.scope().exclude(), set, captureId);
        Stream<VirtualMachine> chosen = include.isEmpty() ? set.instances().stream() : include.stream();
        return new CaptureTarget(settings.scopedTo(new Scope(ids(include), ids(exclude))), set.location(),
                chosen.filter(machine -> !exclude.contains(machine)).toList());
    }

    private static List<VirtualMachine> named(List<String> names, ScaleSet set, String captureId) {
        return names.stream().map(name -> set.instance(name).orElseThrow(() -> ArmErrors
                .badReference(name.startsWith("/") ? name : set.id().instance(name).toString(), captureId).thrown()))
                .toList();
    }

    private static List<String> ids(List<VirtualMachine> machines) {
        return machines.stream().map(machine -> machine.id().toString()).toList();
    }
}
