package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two requests never both take the last place, and those who wait get it in their order. */
class PlacesTest {
    private static final CountSessions COUNT = new CountSessions(Asking.WATCHER, "westus2");
    private static final Request FIRST = Asking.request("uid-1");
    private static final Request SECOND = Asking.request("uid-2");

    private Instant now = Asking.NOW;
    private SessionCount count = sessions(9);
    private Function<Call, Observation> orders = _ -> new Observation.Created(new Session(Asking.MACHINE, 60, 1, 0, "",
            "Succeeded"));
    private final Places places = new Places(
            (_, call) -> call instanceof Create ? orders.apply(call) : new Observation.SessionsCounted(count),
            () -> now, 10);

    @Test
    void theLastPlaceIsGivenOnce() {
        assertThat(ask(FIRST).isFull()).isFalse();
        assertThat(ask(SECOND).isFull()).isTrue();
        assertThat(ask(FIRST).isFull()).as("whoever has it keeps it").isFalse();
        assertThat(places.waiting()).isEqualTo(1);
    }

    @Test
    void theSmallerLimitCounts() {
        count = new SessionCount(3, 3, now, Optional.empty());
        assertThat(ask(FIRST).limit()).isEqualTo(3);

        count = new SessionCount(3, 10_000, now, Optional.empty());
        assertThat(ask(FIRST).limit()).isEqualTo(10);
    }

    @Test
    void anOrderThatAzureRefusedGivesItsPlaceBack() {
        ask(FIRST);
        orders = call -> new Observation.Refused(call, ArmFailure.refused(400, "Bad", ""));
        order(FIRST, 60);

        assertThat(ask(SECOND).isFull()).isFalse();
    }

    @Test
    void anOrderWithoutAnswerHoldsItsPlaceForAsLongAsItMayArrive() {
        ask(FIRST);
        orders = call -> new Observation.Refused(call, ArmFailure.lost("timeout"));
        order(FIRST, 60);
        count = sessions(9);

        assertThat(ask(SECOND).isFull()).isTrue();
        now = now.plusSeconds(91);
        assertThat(ask(SECOND).isFull()).isFalse();
    }

    @Test
    void aSessionThatTheCountIncludesIsNotCountedTwice() {
        count = sessions(8);
        ask(FIRST);
        order(FIRST, 60);
        assertThat(ask(SECOND).used()).as("eight, and the one ordered since").isEqualTo(9);

        now = now.plusSeconds(30);
        count = sessions(9);
        assertThat(ask(SECOND).used()).isEqualTo(9);
    }

    @Test
    void whereMostPlacesAreFreeACountServesForTenMinutes() {
        count = sessions(1);
        ask(FIRST);
        order(FIRST, 60);
        count = sessions(10);
        now = now.plusSeconds(599);
        assertThat(ask(SECOND).used()).as("one, and the one ordered since, however long ago").isEqualTo(2);

        now = now.plusSeconds(1);
        assertThat(ask(SECOND).isFull()).isTrue();
    }

    @Test
    void whatWasGivenOutSinceACountMakesANewOneDue() {
        count = sessions(0);
        for (int number = 1; number <= 5; number++) {
            Request request = Asking.request("uid-" + number);
            ask(request);
            order(request, 60);
        }
        now = now.plusSeconds(1);
        count = sessions(10);

        assertThat(ask(Asking.request("uid-6")).isFull()).isTrue();
    }

    @Test
    void anOrderThatAzureRefusedMakesANewCountDue() {
        count = sessions(0);
        ask(FIRST);
        orders = call -> new Observation.Refused(call, ArmFailure.refused(400, "Bad", ""));
        order(FIRST, 60);
        count = sessions(10);

        assertThat(ask(FIRST).isFull()).isTrue();
    }

    @Test
    void theNextEndIsThatOfTheShortestCaptureOrderedHere() {
        count = sessions(0);
        order(FIRST, 60);
        order(SECOND, 40);

        assertThat(ask(Asking.request("uid-3")).nextEnd()).contains(now.plusSeconds(40));
        now = now.plusSeconds(50);
        assertThat(ask(Asking.request("uid-3")).nextEnd()).contains(now.plusSeconds(10));
    }

    @Test
    void whoeverIsMoreUrgentOrHasWaitedLongerComesFirst() {
        count = sessions(10);
        Request young = Asking.waiting("young", 10, null);
        Request old = Asking.waiting("old", 90, "Sev2");
        Request urgent = Asking.waiting("urgent", 1, "Sev0");
        assertThat(ask(young).isFull() && ask(old).isFull() && ask(urgent).isFull()).isTrue();

        count = sessions(9);
        assertThat(ask(young).isFull()).isTrue();
        assertThat(ask(old).isFull()).isTrue();
        assertThat(ask(urgent).isFull()).isFalse();
        count = sessions(8);
        assertThat(ask(young).isFull()).isTrue();
        assertThat(ask(old).isFull()).isFalse();
    }

    @Test
    void whoDoesNotComeBackHoldsUpNobody() {
        count = sessions(10);
        ask(Asking.waiting("deleted", 90, "Sev0"));
        ask(FIRST);
        count = sessions(9);

        assertThat(ask(FIRST).isFull()).isTrue();
        now = now.plusSeconds(97);
        assertThat(ask(FIRST).isFull()).isFalse();
    }

    private SessionCount ask(Request request) {
        return places.perform(request, COUNT) instanceof Observation.SessionsCounted(var seen) ? seen : null;
    }

    private void order(Request request, int seconds) {
        places.perform(request, new Create(Asking.order(request, seconds)));
    }

    private SessionCount sessions(long used) {
        return new SessionCount(used, 10_000, now, Optional.empty());
    }
}
