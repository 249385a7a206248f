package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netwatch.capture.azure.BudgetLoad.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No call too many, no call too late, the urgent ones first: all in virtual time. */
class BudgetTest {
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private final Budget budget = new Budget();

    /** The best that the published limits allow: 200 and 10/s, and 1,000 in five minutes. */
    @ParameterizedTest
    @CsvSource({"150, 0", "1000, 80", "2000, 380"})
    void aBurstOfOrdersEndsWithinATenthOfTheBestPossible(int orders, int best) {
        List<Grant> grants = new BudgetLoad(budget, START).burst(orders, CallKind.Writes, Priority.Create).play();

        assertThat(grants).hasSize(orders);
        assertThat(Duration.between(START, grants.getLast().at()).toMillis()).isLessThanOrEqualTo(best * 1100L);
        assertKept(grants);
    }

    @Test
    void aCrowdIsSpreadOverMomentsOfItsOwn() {
        List<Instant> told = IntStream.range(0, 1000)
                .mapToObj(i -> budget.ask(cost(CallKind.Writes, Priority.Create, i), START)).flatMap(Optional::stream)
                .toList();

        assertThat(told).hasSize(1000 - CallKind.Writes.capacity()).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWindowEverHoldsMoreThanIsPublishedWhateverPeopleDo(long seed) {
        List<Grant> grants = new BudgetLoad(budget, START).random(seed, 3000).play();

        assertThat(grants).hasSizeGreaterThan(2000);
        assertKept(grants);
    }

    @Test
    void aStormOfQueriesLeavesRoomForAnOrder() {
        IntStream.range(0, 2000).forEach(i -> budget.ask(cost(CallKind.Reads, Priority.Query, i), START));

        assertThat(budget.ask(cost(CallKind.Reads, Priority.Create, 9999), START)).isEmpty();
        assertThat(budget.ask(cost(CallKind.Reads, Priority.Delete, 9998), START)).isEmpty();
    }

    @Test
    void whoIsMoreUrgentGoesFirstWhenAllHaveToWait() {
        IntStream.range(0, 500).forEach(i -> budget.ask(cost(CallKind.Writes, Priority.Stop, i), START));
        IntStream.range(500, 800).forEach(i -> budget.ask(cost(CallKind.Writes, Priority.Create, i), START));
        Instant order = budget.ask(cost(CallKind.Writes, Priority.Create, 900), START).orElseThrow();
        Instant stop = budget.ask(cost(CallKind.Writes, Priority.Stop, 901), START).orElseThrow();

        assertThat(order).isBefore(stop);
        assertThat(Duration.between(START, order)).as("300 orders before it, 20 places at once")
                .isBetween(Duration.ofSeconds(27), Duration.ofSeconds(29));
    }

    /** A zone goes down: 6,000 alerts within a minute, in four subscriptions with limits of their own; this is one. */
    @Test
    void aStormOfAlertsIsDrainedAsFastAsAzureAllowsTheMostSevereAndYoungestFirst() {
        BudgetLoad storm = new BudgetLoad(budget, START);
        IntStream.range(0, 1500).forEach(i -> storm.alert(i, "Sev" + i % 3, Duration.ofMillis(40L * i)));
        List<Grant> orders = storm.play().stream().filter(grant -> grant.cost().kind() == CallKind.Writes).toList();

        assertThat(orders).hasSize(1500);
        assertKept(orders);
        assertThat(Duration.between(START, orders.getLast().at()))
                .as("1,000 changes in five minutes, and the others from then on").isLessThan(Duration.ofMinutes(6));
        List<Rank> drained = orders.stream().filter(grant -> grant.at().isAfter(START.plusSeconds(65)))
                .map(grant -> grant.cost().rank()).toList();
        assertThat(drained).hasSizeGreaterThan(500);
        long givenWay = IntStream.range(1, drained.size())
                .filter(i -> drained.get(i).severity().compareTo(drained.get(i - 1).severity()) >= 0).count();
        assertThat(givenWay).as("the more severe first, but for a few that come at the same moment")
                .isGreaterThan(drained.size() * 95L / 100);
        for (String severity : List.of("Sev1", "Sev2")) {
            List<Instant> fired = drained.stream().filter(rank -> rank.severity().equals(severity)).map(Rank::created)
                    .toList();
            assertThat(mean(fired.subList(0, fired.size() / 2))).as("of %s the younger half first", severity)
                    .isGreaterThan(mean(fired.subList(fired.size() / 2, fired.size())) + 5);
        }
    }

    private static double mean(List<Instant> times) {
        return times.stream().mapToLong(Instant::getEpochSecond).average().orElseThrow();
    }

    @Test
    void nobodyCallsInsideARetryAfterAndThenOneByOne() {
        Cost one = cost(CallKind.Writes, Priority.Create, 0);
        Instant open = START.plusSeconds(17);
        budget.close(one, open, START);
        List<Grant> grants = new BudgetLoad(budget, START).burst(50, CallKind.Writes, Priority.Create).play();

        assertThat(grants.getFirst().at()).isEqualTo(open);
        assertThat(grants.getLast().at()).isEqualTo(open.plusMillis(4900));
        assertThat(budget.ask(cost(CallKind.Reads, Priority.Create, 1), START)).as("other kinds go on").isEmpty();
        assertThat(budget.ask(new Cost("other", CallKind.Writes, Priority.Create, true, "x"), START))
                .as("other subscriptions too").isEmpty();
    }

    @Test
    void whoeverWaitsForOneKindDelaysNobodyOfAnother() {
        IntStream.range(0, 10).forEach(i -> budget.ask(cost(CallKind.Writes, Priority.Create, i), START));
        budget.lower(cost(CallKind.Reads, Priority.Create, 0), 0, START);
        IntStream.range(0, 1001).forEach(i -> budget.ask(cost(CallKind.Reads, Priority.Create, i), START));

        assertThat(budget.waiting()).isEqualTo(1001);
        assertThat(budget.ask(cost(CallKind.Writes, Priority.Create, 11), START)).isEmpty();
    }

    /** 1,000 changes in five minutes are the network provider's own limit; the less urgent leave a part of it. */
    @Test
    void theNetworkProvidersLimitIsKeptForItsOwnCallsAndForTheUrgent() {
        new BudgetLoad(budget, START).burst(800, CallKind.Writes, Priority.Create).play();
        Instant later = START.plusSeconds(100);
        Cost elsewhere = new Cost("s1", CallKind.Deletes, Priority.Delete, false, "another provider's");

        assertThat(budget.ask(cost(CallKind.Deletes, Priority.Delete, 1), later)).isPresent();
        assertThat(budget.ask(cost(CallKind.Writes, Priority.Create, 1), later)).isEmpty();
        assertThat(budget.ask(elsewhere, later)).isEmpty();
    }

    @Test
    void azuresCountLowersOursAndNeverRaisesIt() {
        Cost one = cost(CallKind.Writes, Priority.Create, 0);
        budget.lower(one, 20, START);
        assertThat(budget.remaining(CallKind.Writes, START)).isEqualTo(20);
        budget.lower(one, 11_999, START);
        assertThat(budget.remaining(CallKind.Writes, START)).isEqualTo(20);
        assertThat(budget.remaining(CallKind.Reads, START)).isEqualTo(CallKind.Reads.capacity());
    }

    @Test
    void aPlaceIsKeptForTheOneWhoWasToldIt() {
        budget.lower(cost(CallKind.Writes, Priority.Create, 0), 0, START);
        Cost early = cost(CallKind.Writes, Priority.Create, 1);
        Instant place = budget.ask(early, START).orElseThrow();

        assertThat(budget.ask(cost(CallKind.Writes, Priority.Create, 2), place)).as("nobody takes it").isPresent();
        assertThat(budget.ask(early, place.plusMillis(900))).as("a little late is in time").isEmpty();
        assertThat(budget.waiting()).isEqualTo(1);
    }

    @Test
    void whoMustGiveWayAgainAndAgainDoesNotBecomeACrowd() {
        BudgetLoad load = new BudgetLoad(budget, START).burst(1000, CallKind.Reads, Priority.Query);
        Instant soon = START.plusSeconds(3);
        load.burstAt(soon, 500, CallKind.Reads, Priority.Create);

        List<Grant> grants = load.play();

        assertThat(grants).hasSize(1500);
        assertThat(load.asked()).as("each comes a few times").isLessThan(6000);
        assertThat(Duration.between(START, grants.getLast().at()))
                .as("and little is wasted: (1500 - 147) / 25 per second is 54 s")
                .isLessThan(Duration.ofSeconds(63));
        assertKept(grants);
    }

    @Test
    void howeverOftenItIsAskedItFillsUp() {
        budget.lower(cost(CallKind.Writes, Priority.Create, 0), 0, START);
        for (int i = 1; i <= 10_000; i++) {
            budget.remaining(CallKind.Writes, START.plusNanos(i * 100_000L));
            budget.lower(cost(CallKind.Writes, Priority.Create, 0), 200, START.plusNanos(i * 100_000L));
        }
        assertThat(budget.remaining(CallKind.Writes, START.plusSeconds(1))).isCloseTo(10, within(0.01));
    }

    @Test
    void callersOfTheSameCallAllGetMomentsOfTheirOwn() {
        Cost watchers = cost(CallKind.Reads, Priority.Create, 0);
        budget.lower(watchers, 0, START);
        List<Instant> told = IntStream.range(0, 100).mapToObj(_ -> budget.ask(watchers, START).orElseThrow()).toList();

        assertThat(told).doesNotHaveDuplicates();
        assertThat(told).allSatisfy(moment -> assertThat(budget.ask(watchers, moment)).isEmpty());
    }

    @Test
    void aPlaceThatNobodyComesForIsGivenAway() {
        budget.lower(cost(CallKind.Writes, Priority.Create, 0), 0, START);
        IntStream.range(0, 100).forEach(i -> budget.ask(cost(CallKind.Writes, Priority.Create, i), START));

        assertThat(budget.ask(cost(CallKind.Writes, Priority.Create, 200), START.plusSeconds(131))).isEmpty();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void aClockThatIsSetBackStopsNobodyForLong() {
        new BudgetLoad(budget, START).burst(1000, CallKind.Writes, Priority.Create).play();
        Instant earlier = START.minusSeconds(3600);
        budget.ask(cost(CallKind.Writes, Priority.Create, 5000), earlier);

        assertThat(budget.ask(cost(CallKind.Writes, Priority.Create, 5000), earlier.plusSeconds(2))).isEmpty();
    }

    private static void assertKept(List<Grant> grants) {
        for (CallKind kind : CallKind.values()) {
            int published = kind == CallKind.Reads ? 250 : 200;
            double left = published;
            Instant before = START;
            for (Instant at : moments(grants, kind)) {
                left = Math.min(published, left + Duration.between(before, at).toMillis() / 1e3 * kind.perSecond()) - 1;
                before = at;
                assertThat(left).as("%s at %s", kind, at).isNotNegative();
            }
        }
        List<Instant> changes = moments(grants, CallKind.Writes, CallKind.Deletes);
        for (int last = 1000; last < changes.size(); last++) {
            assertThat(Duration.between(changes.get(last - 1000), changes.get(last)))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        }
    }

    private static List<Instant> moments(List<Grant> grants, CallKind... kinds) {
        return grants.stream().filter(grant -> Stream.of(kinds).anyMatch(kind -> kind == grant.cost().kind()))
                .map(Grant::at).sorted().toList();
    }

    private static Cost cost(CallKind kind, Priority priority, int caller) {
        return new Cost("s1", kind, priority, true, priority + "-" + caller);
    }
}
