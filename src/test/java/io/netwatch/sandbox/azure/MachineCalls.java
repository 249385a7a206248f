package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.VirtualMachine.Extension;
import java.time.Duration;

/** Virtual machines, scale sets and their extensions. */
final class MachineCalls {
    /** Recorded: 30 to 90 seconds. */
    private static final Duration INSTALL = Duration.ofSeconds(45);

    private final Estate estate;
    private final Pace pace;
    private final Pages pages;

    MachineCalls(Estate estate, Pace pace, Pages pages) {
        this.estate = estate;
        this.pace = pace;
        this.pages = pages;
    }

    Answer get(Ask ask) {
        VirtualMachine machine = find(ask);
        return compute(MachineBodies.machine(machine, withView(ask)));
    }

    Answer getScaleSet(Ask ask) {
        return compute(MachineBodies.scaleSet(findSet(ask)));
    }

    Answer listInstances(Ask ask) {
        ScaleSet set = findSet(ask);
        return compute(pages.page(ask.call(), set.instances().stream()
                .map(instance -> MachineBodies.instance(set, instance, withView(ask))).toList()));
    }

    Answer getInstance(Ask ask) {
        ScaleSet set = findSet(ask);
        ResourceId id = set.id().instance(ask.parameter("instance"));
        VirtualMachine instance = estate.machine(id).orElseThrow(() -> ArmErrors.resourceNotFound(id).thrown());
        return compute(MachineBodies.instance(set, instance, withView(ask)));
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

    /**
     * Recorded: 201 with the state Creating, Succeeded after a while. Invented: 200 for one that is there already, and no
     * operation to poll beside the extension itself.
     */
    Answer putExtension(Ask ask) {
        VirtualMachine machine = find(ask);
        if (!machine.isRunning()) {
            throw ArmErrors.machineStopped(machine.id()).thrown();
        }
        PutBody properties = new PutBody("properties", ask.call().body().path("properties"));
        String name = ask.parameter("extension");
        Extension extension = new Extension(name, required(properties, "publisher"), required(properties, "type"),
                required(properties, "typeHandlerVersion"), "Creating");
        boolean known = machine.extensions().stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
        estate.install(machine, extension, ask.now().plus(pace.scaled(INSTALL)));
        return Answer.json(known ? 200 : 201, MachineBodies.extension(machine, extension));
    }

    private static String required(PutBody properties, String field) {
        return properties.text(field).orElseThrow(
                () -> ArmErrors.badRequest("properties." + field + " is missing.").thrown());
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
