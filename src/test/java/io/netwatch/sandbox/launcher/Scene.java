package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the story takes place: the examples' texts, with the names of a machine that can be captured. */
record Scene(Subscription subscription, Machine machine, Account account) {
    private static final Path POLICY = Path.of("examples", "policy.yaml");
    private static final Path RECORDER = Path.of("examples", "flight-recorder.yaml");
    private static final String RECORDED = "web-2";
    private static final String GROUP = "shop";
    private static final String MACHINE = "web-1";

    /** The first machine that runs, has the agent, and has a watcher and a storage account in its region. */
    static Optional<Scene> in(Cloud cloud) {
        return cloud.subscriptions().stream().flatMap(Scene::in).findFirst();
    }

    private static Stream<Scene> in(Subscription subscription) {
        return subscription.machines().stream()
                .filter(machine -> machine.power() == PowerState.RUNNING && machine.agent())
                .filter(machine -> subscription.watchers().contains(machine.region()))
                .flatMap(machine -> subscription.accounts().stream()
                        .filter(account -> account.region().equals(machine.region()))
                        .map(account -> new Scene(subscription, machine, account)));
    }

    /** The example policy; a copy below the folder where the scene is another than the example's. */
    Path policy(Folder folder) throws IOException {
        String example = Files.readString(POLICY);
        String own = here(example);
        return own.equals(example) ? POLICY : Files.writeString(folder.path().resolve("policy.yaml"), own);
    }

    /** The example of a flight recorder, for this scene's machine and with small files, so that they are several. */
    Path recorder(Folder folder) throws IOException {
        return Files.writeString(folder.path().resolve("flight-recorder.yaml"), here(Files.readString(RECORDER)
                .replace("fileSizeBytes: 20971520     # 200 MiB in all", "fileSizeBytes: 4194304      # 40 MiB in all"))
                .replace("/virtualMachines/" + RECORDED, "/virtualMachines/" + machine.name())
                .replace("/resourceGroups/" + GROUP + "/providers/Microsoft.Compute",
                        "/resourceGroups/" + machine.group() + "/providers/Microsoft.Compute")
                .replace("Record " + RECORDED, "Record " + machine.name()));
    }

    private String here(String example) {
        return example
                .replace("resourceGroups/" + GROUP + "/providers/Microsoft.Storage/storageAccounts/shopcaptures",
                        "resourceGroups/" + account.group() + "/providers/Microsoft.Storage/storageAccounts/"
                                + account.name())
                .replace("/resourceGroups/" + GROUP + "/**", "/resourceGroups/" + machine.group() + "/**")
                .replace(ExampleWorld.SUBSCRIPTION, subscription.id());
    }

    /** The example alert, fired for this machine. */
    String alert(String id, Instant fired) throws IOException {
        return ExampleAlert.FIRED.message(id, fired).replace(ExampleWorld.SUBSCRIPTION, subscription.id())
                .replaceAll("(?i)(/resourcegroups/)" + GROUP + "/", "$1" + machine.group() + "/")
                .replace("\"" + GROUP + "\"", "\"" + machine.group() + "\"").replace(MACHINE, machine.name());
    }
}
