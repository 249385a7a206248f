package io.netwatch.bench;

import com.azure.resourcemanager.network.fluent.PacketCapturesClient;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureInner;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import io.netwatch.sandbox.simulation.HurriedAzure;
import java.time.Duration;

/**
 * Calls of the SDK's own long-running operations, counted at the model: what {@code beginCreate}, {@code beginGetStatus} and
 * {@code beginDelete} send when they are waited for, as their documentation shows.
 *
 * @param create reads besides the PUT
 * @param question reads of one look at the run state
 * @param delete reads besides the DELETE
 */
record SdkPollers(long create, long question, long delete) {
    /** Azure asks for 10 s between two looks at an operation. */
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final double SPEED = 20;
    private static final String WATCHERS = "NetworkWatcherRG";
    private static final String WATCHER = "NetworkWatcher_westeurope";
    private static final String NAME = "by-the-sdk";

    static SdkPollers measure() {
        HurriedAzure azure = new HurriedAzure(SPEED);
        PacketCapturesClient captures = azure.network(POLL).getPacketCaptures();
        captures.beginCreate(WATCHERS, WATCHER, NAME, new PacketCaptureInner().withTarget(azure.machine())
                .withTimeLimitInSeconds(600)
                .withStorageLocation(new PacketCaptureStorageLocation().withStorageId(azure.account())))
                .getFinalResult();
        long create = azure.takeReads();
        captures.beginGetStatus(WATCHERS, WATCHER, NAME).getFinalResult();
        long question = azure.takeReads();
        captures.beginDelete(WATCHERS, WATCHER, NAME).getFinalResult();
        return new SdkPollers(create, question, azure.takeReads());
    }

    Report.Row row(String what, int seconds, int every) {
        // The list of watchers names the region's; the caller knows the machine.
        return new Report.Row(what,
                Calls.figures((double) (1 + create + Calls.looks(seconds, every) * question + delete), 1, 1,
                        "every " + every + " s"));
    }
}
