package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Finished requests whose status got lost, as a backup brings them back: each finds its session again. */
class RestoreTest {
    private static final int REQUESTS = Integer.getInteger("restore.requests", 200);

    @Test
    void whatWasFinishedIsFoundAgainAndNotCapturedTwice() {
        Fleet fleet = new Fleet(REQUESTS, 60);
        fleet.runTo(Duration.ofMinutes(15));
        assertThat(fleet.count("Completed")).isEqualTo(REQUESTS);
        long orders = fleet.azure().sent(sent -> sent.method().equals("PUT"));
        assertThat(orders).isEqualTo(REQUESTS);

        fleet.azure().forget();
        fleet.loseStatus();
        fleet.restart();
        fleet.runTo(Duration.ofMinutes(60));

        assertThat(fleet.count("Completed")).isEqualTo(REQUESTS);
        assertThat(fleet.azure().sent(sent -> sent.method().equals("PUT") && sent.status() < 300)).isZero();
        assertThat(fleet.azure().sent(sent -> sent.status() == 429)).isZero();
    }
}
