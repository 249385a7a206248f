package io.netwatch.sandbox.simulation;

import io.netwatch.capture.azure.AzureOverModel;
import io.netwatch.capture.operator.AzureActs;
import io.netwatch.capture.operator.InspectionConfig;
import io.netwatch.capture.operator.Inspections;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The product's Azure room over the model. The SDK's clients are slow to make and keep nothing but a token, so the runs
 * of one thread share them.
 */
public final class AzureRoom {
    public static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    public static final String CLIENT = "00000000-0000-0000-0000-00000000000c";
    public static final String SECRET = "never-to-be-told-7f3a";
    private static final long MAX_READ_BYTES = 1 << 20;
    private static final ThreadLocal<AzureRoom> OF_THREAD = ThreadLocal.withInitial(AzureRoom::new);

    private static final ThreadLocal<AzureRoom> WITHOUT_TOKENS = ThreadLocal.withInitial(AzureRoom::new);

    private final ModelTransport transport = new ModelTransport();
    private final AzureActs acts;
    private int runs;
    private InstantSource clock = new ManualClock("2026-01-01T00:00:00Z");

    private AzureRoom() {
        var room = AzureOverModel.over(transport, TENANT, CLIENT, SECRET, () -> clock.instant());
        acts = AzureActs.over(room, Inspections.inline(new InspectionConfig(MAX_READ_BYTES, true, true)));
    }

    /** Each run of a thread has its own day, so that no rate limit and no cache of an earlier one is still in force. */
    static ManualClock nextDay() {
        ManualClock day = new ManualClock("2026-01-01T02:00:00Z");
        day.advance(Duration.ofDays(++OF_THREAD.get().runs));
        return day;
    }

    /** A room of its own for a test whose visits run on many threads. */
    public static AzureActs own(Azure model, InstantSource clock) {
        AzureRoom room = new AzureRoom();
        room.transport.use(model);
        room.clock = clock;
        return room.acts;
    }

    /** This thread's room, which from now on speaks to {@code model} and lives by {@code clock}. */
    static AzureActs over(Azure model, InstantSource clock, Interference around) {
        AzureRoom room = around.forgetsTokens() ? WITHOUT_TOKENS.get() : OF_THREAD.get();
        room.transport.use(model, around.tap());
        room.clock = clock;
        return room.acts;
    }
}
