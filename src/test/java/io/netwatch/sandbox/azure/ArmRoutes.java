package io.netwatch.sandbox.azure;

import java.util.List;

/** ARM's table: which call is which operation of the specification. */
final class ArmRoutes {
    private static final String SUBSCRIPTION = "/subscriptions/{subscription}";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/{group}";
    private static final String NETWORK = "/providers/Microsoft.Network";
    private static final String LOCATION = SUBSCRIPTION + NETWORK + "/locations/{location}";
    private static final String WATCHERS = GROUP + NETWORK + "/networkWatchers";
    private static final String CAPTURES = WATCHERS + "/{watcher}/packetCaptures";
    private static final String SCALE_SET = GROUP
            + "/providers/Microsoft.Compute/virtualMachineScaleSets/{set}";
    private static final String MACHINE = GROUP + "/providers/Microsoft.Compute/virtualMachines/{machine}";

    private ArmRoutes() {}

    static List<Route> table(AzureWorld world, Endpoints endpoints, Estate estate, CaptureStore captures,
            Operations operations) {
        var directory = new DirectoryCalls(estate, endpoints);
        var watchers = new WatcherCalls(world, estate, captures, operations);
        var creation = new CaptureCreation(world, endpoints, estate, captures, operations);
        var capture = new CaptureCalls(estate, captures, operations);
        var machines = new MachineCalls(estate, world.pace(), new Pages(endpoints.arm()));
        return List.of(Route.of("Subscriptions_Get", "GET " + SUBSCRIPTION, directory::subscription),
                Route.of("ResourceGroups_Get", "GET " + GROUP, directory::group),
                Route.of("NetworkWatchers_ListAll", "GET " + SUBSCRIPTION + NETWORK + "/networkWatchers",
                        watchers::listAll),
                Route.of("NetworkWatchers_List", "GET " + WATCHERS, watchers::listGroup),
                Route.of("NetworkWatchers_Get", "GET " + WATCHERS + "/{watcher}", watchers::get),
                Route.of("NetworkWatchers_CreateOrUpdate", "PUT " + WATCHERS + "/{watcher}", watchers::put),
                Route.of("PacketCaptures_List", "GET " + CAPTURES, capture::list),
                Route.of("PacketCaptures_Create", "PUT " + CAPTURES + "/{capture}", creation::create),
                Route.of("PacketCaptures_Get", "GET " + CAPTURES + "/{capture}", capture::get),
                Route.of("PacketCaptures_Delete", "DELETE " + CAPTURES + "/{capture}", capture::delete),
                Route.of("PacketCaptures_Stop", "POST " + CAPTURES + "/{capture}/stop", capture::stop),
                Route.of("PacketCaptures_GetStatus", "POST " + CAPTURES + "/{capture}/queryStatus",
                        capture::queryStatus),
                Route.of("Operations_Get", "GET " + LOCATION + "/operations/{operation}", operations::status),
                Route.of("OperationResults_Get", "GET " + LOCATION + "/operationResults/{operation}",
                        operations::result),
                Route.of("Usages_List", "GET " + LOCATION + "/usages", watchers::usages),
                Route.of("VirtualMachines_Get", "GET " + MACHINE, machines::get),
                Route.of("VirtualMachineScaleSets_Get", "GET " + SCALE_SET, machines::getScaleSet),
                Route.of("VirtualMachineScaleSetVMs_List", "GET " + SCALE_SET + "/virtualMachines",
                        machines::listInstances),
                Route.of("VirtualMachineScaleSetVMs_Get", "GET " + SCALE_SET + "/virtualMachines/{instance}",
                        machines::getInstance),
                Route.of("VirtualMachineScaleSetVMs_GetInstanceView",
                        "GET " + SCALE_SET + "/virtualMachines/{instance}/instanceView", machines::getInstanceView),
                Route.of("VirtualMachineExtensions_List", "GET " + MACHINE + "/extensions", machines::listExtensions),
                Route.of("VirtualMachineExtensions_Get", "GET " + MACHINE + "/extensions/{extension}",
                        machines::getExtension),
                Route.of("VirtualMachineExtensions_CreateOrUpdate", "PUT " + MACHINE + "/extensions/{extension}",
                        machines::putExtension),
                Route.of("StorageAccounts_GetProperties",
                        "GET " + GROUP + "/providers/Microsoft.Storage/storageAccounts/{account}",
                        new StorageCalls(estate, endpoints)::get));
    }
}
