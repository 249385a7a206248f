package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.policy.Sibling.Stage;
import io.netwatch.capture.core.request.Admitting;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a watch has not shown yet counts all the same. */
class AdmissionsTest {
    private static final PacketCapturePolicySpec ONE_AT_A_TIME = new PacketCapturePolicySpec(null, null, null, 300, 1,
            1000, null, null, null, null);
    private static final Instant NOW = Asking.NOW;

    private final Admissions admissions = new Admissions();

    @Test
    void whoIsAdmittedFirstKeepsThePlaceAgainstAnOlderOneThatWasNotSeenInTime() {
        Request older = request("a", 0);
        Request younger = request("b", 1);

        assertThat(admits(younger, NOW, waiting(younger))).isTrue();
        assertThat(admits(older, NOW, waiting(older), waiting(younger))).isFalse();
        assertThat(admits(younger, NOW, waiting(older), waiting(younger))).as("and stays admitted").isTrue();
    }

    @Test
    void aRequestThatTheWatchDoesNotShowYetCounts() {
        assertThat(admits(request("a", 0), NOW)).isTrue();
        assertThat(admits(request("b", 0), NOW)).isFalse();
    }

    @Test
    void thePlaceIsFreeWhenTheRequestIsOverOrGone() {
        Request first = request("a", 0);
        assertThat(admits(first, NOW, waiting(first))).isTrue();
        assertThat(admits(request("b", 9), NOW, in(first, Stage.Void))).isTrue();

        assertThat(admits(request("c", 9), NOW.plusSeconds(61))).as("b was deleted before it was seen").isTrue();
    }

    @Test
    void thePlaceOfADeletedRequestIsFreeAtOnce() {
        Request first = request("a", 0);
        assertThat(admits(first, NOW)).isTrue();

        admissions.forget(first);

        assertThat(admits(request("b", 9), NOW)).isTrue();
    }

    @Test
    void manyAtOnceAreAdmittedOneByOne() {
        List<Boolean> admitted = IntStream.range(0, 64).parallel()
                .mapToObj(i -> admits(request("r" + i, i % 7), NOW)).toList();

        assertThat(admitted).containsOnlyOnce(true);
    }

    @Test
    void whosePolicyIsGoneIsAdmitted() {
        Request orphan = request("a", 0);
        SiblingsRead nothing = new SiblingsRead(Optional.empty(), List.of());

        assertThat(Admitting.refusal(orphan, admissions.ask(orphan, () -> nothing, NOW))).isEmpty();
    }

    private boolean admits(Request request, Instant now, Sibling... shown) {
        SiblingsRead watch = new SiblingsRead(Optional.of(ONE_AT_A_TIME), List.of(shown));
        return Admitting.refusal(request, admissions.ask(request, () -> watch, now)).isEmpty();
    }

    private static Request request(String uid, int second) {
        return Asking.waiting(uid, 60L - second, "Sev1");
    }

    private static Sibling waiting(Request request) {
        return in(request, Stage.Waiting);
    }

    private static Sibling in(Request request, Stage stage) {
        return new Sibling(request.key().name(), request.uid(), Asking.MACHINE, "", request.created(), stage,
                Optional.of(NOW));
    }
}
