package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.simulation.CountedAzure.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls Azure gets, against the rate limits of the Azure box. */
class CallCountTest {
    private static final ArmId GROUP = new ArmId("/subscriptions/" + Simulation.SUBSCRIPTION + "/resourceGroups/");
    private static final ArmId WATCHER = new ArmId(GROUP
            + "NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope");
    private static final ArmId MACHINE = new ArmId(GROUP + "shop/providers/Microsoft.Compute/virtualMachines/web-2");

    /** An order, and when it may be sent. */
    private record Due(Order order, Instant at) {}

    @Test
    void aThousandOrdersAtOnceAreNeverThrottledAndEndWithinATenthOfTheBestPossible() {
        ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
        Instant begin = clock.instant();
        CountedAzure azure = new CountedAzure(clock);
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        IntStream.range(0, 1000).forEach(i -> due.add(new Due(order("night-" + i), begin)));
        while (!due.isEmpty()) {
            Due next = due.poll();
            clock.set(next.at());
            Answer<Session> answer = azure.room().captures().create(next.order());
            if (answer instanceof Answer.NotBefore<Session>(var until, var untouched)) {
                assertThat(untouched).isTrue();
                due.add(new Due(next.order(), until));
            }
        }

        assertThat(azure.sent(sent -> sent.status() == 201)).isEqualTo(1000);
        assertThat(azure.sent(sent -> sent.status() == 429)).isZero();
        assertThat(Duration.between(begin, clock.instant())).as("the best is 80 s").isLessThan(Duration.ofSeconds(88));
    }

    @Test
    void aThousandRunningCapturesCostARestartOneList() {
        Fleet fleet = new Fleet(1000, 18_000);
        fleet.runTo(Duration.ofMinutes(12));
        assertThat(fleet.count("Running")).isEqualTo(1000);
        assertThat(fleet.azure().sent(sent -> sent.method().equals("PUT"))).isEqualTo(1000);
        assertThat(fleet.azure().sent(sent -> sent.status() == 429)).isZero();

        fleet.azure().forget();
        fleet.restart();
        fleet.runTo(Duration.ofMinutes(12).plusSeconds(10));

        assertThat(fleet.azure().sent(Sent::isList)).as("one watcher, one list").isEqualTo(1);
        assertThat(fleet.azure().sent(_ -> true)).as("and nothing else").isEqualTo(1);
        assertThat(fleet.count("Running")).isEqualTo(1000);
    }

    /** The machine, the watchers, the storage account and the region's count. */
    @Test
    void theChecksBeforeAnOrderAreFourReads() {
        Fleet fleet = new Fleet(1, 30);
        fleet.runTo(Duration.ofMinutes(5));

        assertThat(fleet.azure().sent(Sent::isRead) - questions(fleet)).isEqualTo(4);
    }

    @Test
    void aHalfMinutesCaptureCostsFiveReadsAndOneWriteWithItsPartOfTheChecks() {
        Fleet fleet = new Fleet(10, 30);
        fleet.runTo(Duration.ofMinutes(5));

        assertThat(fleet.count("Completed")).isEqualTo(10);
        assertThat(fleet.azure().sent(Sent::isRead)).isLessThanOrEqualTo(10 * 5);
        assertThat(fleet.azure().sent(sent -> !sent.isRead())).isEqualTo(10);
    }

    @Test
    void fiveHoursCostThirtyQuestionsAndOneWrite() {
        Fleet fleet = new Fleet(1, 18_000);
        fleet.runTo(Duration.ofHours(6));

        assertThat(fleet.count("Completed")).isEqualTo(1);
        assertThat(questions(fleet)).isLessThanOrEqualTo(30);
        assertThat(fleet.azure().sent(sent -> !sent.isRead())).isEqualTo(1);
    }

    private static long questions(Fleet fleet) {
        return fleet.azure().sent(sent -> sent.path().endsWith("/queryStatus"));
    }

    private static Order order(String name) {
        return new Order(new SessionRef(WATCHER, name), CaptureTarget.machine(MACHINE),
                new Limits.Classic(18_000, 1L << 30), 0,
                List.of(),
                new Storage(null, null, "/var/captures/night.cap"));
    }
}
