package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.VirtualMachine.Extension;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes machines as JSON: of Compute's many fields only those that captures need. */
final class MachineBodies {
    private MachineBodies() {}

    /** An instance of a scale set has a number more, and another name and type. */
    static ObjectNode machine(VirtualMachine machine, boolean withInstanceView) {
        ResourceId id = machine.id();
        ObjectNode body = JsonNodeFactory.instance.objectNode()
                .put("name", id.name().replace("/virtualMachines/", "_")).put("id", id.toString())
                .put("type", id.type() + (id.isInstance() ? "/virtualMachines" : ""))
                .put("location", machine.location());
        if (id.isInstance()) {
            body.put("instanceId", id.lastName());
        }
        ObjectNode properties = body.putObject("properties").put("vmId", machine.vmId()).put("provisioningState",
                "Succeeded");
        properties.putObject("storageProfile").putObject("osDisk").put("osType", machine.osType());
        if (withInstanceView) {
            properties.set("instanceView", instanceView(machine));
        }
        ArrayNode resources = body.putArray("resources");
        machine.extensions().forEach(extension -> resources.add(extension(machine, extension)));
        return body;
    }

    /** Up to date with the model when it has the same extensions. */
    static ObjectNode instance(ScaleSet set, VirtualMachine instance, boolean withInstanceView) {
        ObjectNode body = machine(instance, withInstanceView);
        body.withObject("/properties").put("latestModelApplied",
                types(instance)
                        .equals(set.instances().stream().findFirst().map(MachineBodies::types).orElse(Set.of())));
        return body;
    }

    private static Set<String> types(VirtualMachine machine) {
        return machine.extensions().stream().map(Extension::type).collect(Collectors.toSet());
    }

    /** Of the model only what names the agent: it is in the model when an instance has it. */
    static ObjectNode scaleSet(ScaleSet set) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", set.id().name())
                .put("id", set.id().toString()).put("type", set.id().type()).put("location", set.location());
        body.putObject("sku").put("name", "Standard_D2s_v5").put("tier", "Standard").put("capacity",
                set.instances().size());
        ObjectNode profile = body.putObject("properties").put("provisioningState", "Succeeded")
                .putObject("virtualMachineProfile");
        set.instances().stream().findFirst().ifPresent(first -> {
            profile.putObject("storageProfile").putObject("osDisk").put("osType", first.osType());
            ArrayNode extensions = profile.putObject("extensionProfile").putArray("extensions");
            first.extensions().forEach(extension -> extensions.addObject().put("name", extension.name())
                    .putObject("properties").put("publisher", extension.publisher()).put("type", extension.type())
                    .put("typeHandlerVersion", extension.version()).put("autoUpgradeMinorVersion", true));
        });
        return body;
    }

    /** Without a running machine there is nobody to report an agent or extensions. */
    static ObjectNode instanceView(VirtualMachine machine) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        if (machine.isRunning()) {
            ObjectNode agent = view.putObject("vmAgent").put("vmAgentVersion", "2.13.1.1");
            status(agent.putArray("statuses"), "ProvisioningState/succeeded", "Ready");
            ArrayNode extensions = view.putArray("extensions");
            machine.extensions().forEach(extension -> extensions.add(extensionView(extension)));
        }
        ArrayNode statuses = view.putArray("statuses");
        status(statuses, "ProvisioningState/succeeded", "Provisioning succeeded");
        status(statuses, "PowerState/" + machine.power().word, machine.power().display);
        return view;
    }

    private static ObjectNode extensionView(Extension extension) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("name", extension.name())
                .put("type", extension.publisher() + "." + extension.type())
                .put("typeHandlerVersion", extension.version());
        boolean good = extension.provisioningState().equals("Succeeded");
        status(view.putArray("statuses"), "ProvisioningState/" + (good ? "succeeded" : "failed/1"),
                good ? "Provisioning succeeded" : "Provisioning failed");
        return view;
    }

    private static void status(ArrayNode statuses, String code, String display) {
        statuses.addObject().put("code", code).put("level", "Info").put("displayStatus", display);
    }

    /** Recorded 2025, field for field. */
    static ObjectNode extension(VirtualMachine machine, Extension extension) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", extension.name())
                .put("id", machine.id() + "/extensions/" + extension.name())
                .put("type", machine.id().type() + "/extensions")
                .put("location", machine.location());
        body.putObject("properties").put("autoUpgradeMinorVersion", true)
                .put("provisioningState", extension.provisioningState())
                .put("publisher", extension.publisher()).put("type", extension.type())
                .put("typeHandlerVersion", extension.version());
        return body;
    }
}
