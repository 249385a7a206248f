package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastTrigger;
import io.netwatch.capture.core.policy.Sibling.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy's status counts. */
class ActivityTest {
    private static final PacketCapturePolicyStatus UNSEEN = new PacketCapturePolicyStatus(1L, List.of(), null, null,
            null, null, null, null);

    @Test
    void aPolicyWithoutAlertsHasDoneNothing() {
        assertThat(Activity.NONE.in(UNSEEN))
                .isEqualTo(new PacketCapturePolicyStatus(1L, List.of(), 0L, 0L, 0L, 0L, null, null));
    }

    @Test
    void ordersCountAndSoDoWhatWasLeftOutHereAndAtTheBridgesAndWhatCameTooLate() {
        Activity activity = new Activity(List.of(firing("a", 1, Stage.Finished, false),
                firing("b", 3, Stage.Ordered, false), firing("c", 2, Stage.Waiting, false),
                firing("d", 9, Stage.Void, true), firing("e", 8, Stage.Void, false), late("f")), 40);

        assertThat(activity.in(UNSEEN)).isEqualTo(new PacketCapturePolicyStatus(1L, List.of(), 2L, 41L, 1L, 2L,
                new LastTrigger("fired b", "rule", "machine", "b"), null));
    }

    @Test
    void theLastTriggerOutlivesItsRequest() {
        PacketCapturePolicyStatus before = new Activity(List.of(firing("a", 1, Stage.Finished, false)), 0).in(UNSEEN);

        assertThat(Activity.NONE.in(before).lastTrigger().request()).isEqualTo("a");
        assertThat(Activity.NONE.in(before).triggered()).isZero();
    }

    private static Firing firing(String request, int second, Stage stage, boolean suppressed) {
        return new Firing(request, "machine", "rule", "fired " + request, Given.FIRED.plusSeconds(second), stage,
                suppressed, false);
    }

    private static Firing late(String request) {
        return new Firing(request, "machine", "rule", "fired " + request, Given.FIRED, Stage.Void, false, true);
    }
}
