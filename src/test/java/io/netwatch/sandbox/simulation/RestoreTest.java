package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Finished requests whose status got lost, as a backup brings them back: each finds its session again. */
class RestoreTest {
    private static final int REQUESTS = Integer.getInteger("restore.requests", 1000);
    private static final int FEW = 20;

    @Test
    void whatWasFinishedIsFoundAgainAndNotCapturedTwice() {
        Fleet fleet = new Fleet(FEW, 60);
        fleet.runTo(Duration.ofMinutes(15));
        assertThat(fleet.count("Completed")).isEqualTo(FEW);
        assertThat(fleet.azure().sent(sent -> sent.method().equals("PUT"))).isEqualTo(FEW);

        fleet.azure().forget();
        fleet.loseStatus();
        fleet.restart();

        everythingIsFoundAgain(fleet, FEW);
    }

    /** Their sessions are put to Azure directly: that they are what the operator orders shows when it recognises them. */
    @Test
    void aThousandAreFoundAgainWithoutAnotherCaptureAndWithoutThrottling() {
        Fleet fleet = new Fleet(REQUESTS, 60);
        fleet.finishedUnseen();
        assertThat(fleet.azure().sent(sent -> sent.status() == 201)).isEqualTo(REQUESTS);

        fleet.azure().forget();

        everythingIsFoundAgain(fleet, REQUESTS);
        assertThat(fleet.azure().sent(_ -> true)).as("a refused order, a look and a question each")
                .isLessThan(4L * REQUESTS);
    }

    private static void everythingIsFoundAgain(Fleet fleet, int requests) {
        fleet.runTo(Duration.ofMinutes(90));

        assertThat(fleet.count("Completed")).isEqualTo(requests);
        assertThat(fleet.azure().sent(sent -> sent.method().equals("PUT") && sent.status() < 300)).isZero();
        assertThat(fleet.azure().sent(sent -> sent.status() == 429)).isZero();
    }
}
