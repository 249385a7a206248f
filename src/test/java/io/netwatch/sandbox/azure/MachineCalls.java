package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.VirtualMachine.Extension;

/** Virtual machines, scale sets and their extensions. */
final class MachineCalls {
    private final Estate estate;

    MachineCalls(Estate estate) {
        this.estate = estate;
    }

    Answer get(Ask ask) {
        VirtualMachine machine = find(ask);
        return compute(MachineBodies.machine(machine, withView(ask)));
    }

    Answer getScaleSet(Ask ask) {
        return compute(MachineBodies.scaleSet(findSet(ask)));
    }

    Answer listInstances(Ask ask) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var value = body.putArray("value");
        findSet(ask).instances().forEach(instance -> value.add(MachineBodies.machine(instance, withView(ask))));
        return compute(body);
    }

    Answer getInstance(Ask ask) {
        ResourceId id = findSet(ask).id().instance(ask.parameter("instance"));
        VirtualMachine instance = estate.machine(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
        return compute(MachineBodies.machine(instance, withView(ask)));
    }

    Answer getInstanceView(Ask ask) {
        ResourceId id = findSet(ask).id().instance(ask.parameter("instance"));
        return compute(MachineBodies.instanceView(
                estate.machine(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown())));
    }

    Answer listExtensions(Ask ask) {
        VirtualMachine machine = find(ask);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var value = body.putArray("value");
        machine.extensions().forEach(extension -> value.add(MachineBodies.extension(machine, extension)));
        return compute(body);
    }

    /** Invented: an unknown extension gets the error that Network gives for unknown nested resources. */
    Answer getExtension(Ask ask) {
        VirtualMachine machine = find(ask);
        Extension found = machine.extensions().stream()
                .filter(extension -> extension.name().equalsIgnoreCase(ask.parameter("extension"))).findFirst()
                .orElseThrow(() -> ArmErrors.notFound(ask.call().path()).thrown());
        return compute(MachineBodies.extension(machine, found));
    }

    private static boolean withView(Ask ask) {
        return ask.call().query().getOrDefault("$expand", "").equalsIgnoreCase("instanceView");
    }

    private ScaleSet findSet(Ask ask) {
        ResourceId id = ask.resource(ResourceId.SCALE_SET, "set");
        return estate.scaleSet(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
    }

    private VirtualMachine find(Ask ask) {
        ResourceId id = ask.resource(ResourceId.MACHINE, "machine");
        return estate.machine(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
    }

    // Recorded 2025. Compute counts on its own; the box shows the counter without lowering it.
    private static Answer compute(ObjectNode body) {
        return Answer.json(200, body).with("x-ms-ratelimit-remaining-resource",
                "Microsoft.Compute/LowCostGetSubscriptionMaximum;23997,Microsoft.Compute/LowCostGetResource;34");
    }
}
