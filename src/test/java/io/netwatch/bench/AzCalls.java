package io.netwatch.bench;

import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.azure.front.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Reads of single commands of azure-cli, counted by an Azure in a box.
 *
 * @param create reads besides the PUT: it waits until the operation has ended
 * @param question reads of one {@code show-status}
 * @param delete reads besides the DELETE
 */
record AzCalls(long create, long question, long delete) {
    private static final double SPEED = 20;
    private static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    private static final String CLIENT = "00000000-0000-0000-0000-00000000000c";
    private static final String SECRET = "of-a-benchmark";
    private static final String NAME = "by-az";

    /** Nothing when az is not installed. */
    static Optional<AzCalls> measure() throws IOException, InterruptedException {
        Path ca = Files.createDirectories(Path.of("target", "bench")).resolve("az-ca.pem");
        try (AzureInABox box = AzureInABox.start(world(), InstantSource.system(), Ports.ANY, ca)) {
            Optional<AzCli> az = AzCli
                    .find(new AzCli.Box(box.armUrl(), box.authorityUrl(), ca, TENANT, CLIENT, SECRET));
            return az.isPresent() ? Optional.of(measure(az.get(), box)) : Optional.empty();
        }
    }

    private static AzCalls measure(AzCli az, AzureInABox box) throws IOException, InterruptedException {
        System.out.println("  calls: az signs in, creates, asks and deletes");
        az.signIn();
        AtomicLong reads = new AtomicLong();
        box.azure().faults().add(new Fault(
                Pattern.compile("(?!PacketCaptures_(Create|Delete|Stop)|Token_).*"), "/subscriptions/", _ -> {
                    reads.incrementAndGet();
                    return false;
                }, new Effect.LoseRequest()));
        az.createAndWait(NAME);
        long create = reads.getAndSet(0);
        az.showStatus(NAME);
        long question = reads.getAndSet(0);
        az.delete(NAME);
        return new AzCalls(create, question, reads.get());
    }

    private static AzureWorld world() {
        return AzureWorld.builder().client(TENANT, CLIENT, SECRET)
                .watcher(NetworkWatcher.automatic(Fleet.OTHER, "westeurope"))
                .machine(VirtualMachine.linux(Fleet.OTHER, "shop", Fleet.name(0), "westeurope", "10.0.0.4"))
                .account(StorageAccount.of(Fleet.OTHER, "shop", Fleet.OTHER_ACCOUNT, "westeurope"))
                .pace(Pace.real().times(SPEED)).traffic(_ -> new byte[0]).build();
    }

    Report.Row row(String what, int seconds, int every) {
        return new Report.Row(what,
                Calls.figures((double) (create + Calls.looks(seconds, every) * question + delete), 1, 1,
                        "every " + every + " s"));
    }
}
