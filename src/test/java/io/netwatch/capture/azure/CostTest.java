package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call takes from which limit, and who goes before it. */
class CostTest {
    private static final String HOST = "https://management.azure.com";
    private static final String WATCHERS = "/subscriptions/S1/resourceGroups/g/providers/Microsoft.Network/networkWatchers";
    private static final Rank SEVERE = new Rank("Sev0", Instant.parse("2026-11-24T02:00:00Z"));

    @ParameterizedTest
    @CsvSource({"GET, /w, Reads, Create", "HEAD, /w, Reads, Create", "PUT, /w/packetCaptures/p, Writes, Create",
            "DELETE, /w/packetCaptures/p, Deletes, Delete", "POST, /w/packetCaptures/p/queryStatus, Reads, Query",
            "POST, /w/packetCaptures/p/stop, Writes, Stop", "GET, /w/packetCaptures/p, Reads, Delete",
            "GET, /w/packetCaptures, Reads, Query"})
    void theMethodAndThePathSayWhatItIs(HttpMethod method, String path, CallKind kind, Priority priority) {
        Cost cost = cost(method, WATCHERS + path);

        assertThat(cost.kind()).isEqualTo(kind);
        assertThat(cost.priority()).isEqualTo(priority);
        assertThat(cost.rank()).as("only orders are ranked")
                .isEqualTo(priority == Priority.Create ? SEVERE : Rank.EQUAL);
    }

    @Test
    void eachSubscriptionHasItsOwnLimitsAndNetworkCountsItsOwnToo() {
        assertThat(cost(HttpMethod.GET, WATCHERS).subscription()).isEqualTo("s1");
        assertThat(cost(HttpMethod.GET, WATCHERS).network()).isTrue();
        assertThat(cost(HttpMethod.GET, "/subscriptions/S1/providers/Microsoft.Compute/x").network()).isFalse();
        assertThat(cost(HttpMethod.GET, "/tenants/t").subscription()).isEmpty();
        assertThat(cost(HttpMethod.GET, "/subscriptions").subscription()).isEmpty();
    }

    @Test
    void whatNobodyWaitsForLeavesItsPlaceToOthers() {
        Cost cost = cost(HttpMethod.GET, WATCHERS);

        assertThat(cost.atLeisure().priority()).isEqualTo(Priority.Check);
        assertThat(cost.atLeisure().rank()).isEqualTo(Rank.EQUAL);
        assertThat(cost.atLeisure().caller()).isNotEqualTo(cost.caller());
        assertThat(Priority.Check.reserve(100)).isEqualTo(60);
        assertThat(Priority.Create.reserve(100)).isZero();
    }

    @Test
    void azureTellsWhatIsLeftInHeadersOfEachKind() {
        assertThat(CallKind.Reads.header()).isEqualTo("x-ms-ratelimit-remaining-subscription-reads");
        assertThat(CallKind.Deletes.sharedHeader()).isEqualTo("x-ms-ratelimit-remaining-subscription-global-deletes");
    }

    @ParameterizedTest
    @CsvSource({"Sev1, 0, Sev2, 9", "Sev2, 9, Sev2, 0"})
    void theMoreSevereGoesFirstAndOfEqualsTheYounger(String first, long older, String second, long younger) {
        Rank one = new Rank(first, SEVERE.created().plusSeconds(older));
        Rank other = new Rank(second, SEVERE.created().plusSeconds(younger));

        assertThat(one).isLessThan(other);
        assertThat(other).isGreaterThan(one);
    }

    private static Cost cost(HttpMethod method, String path) {
        return Cost.of(new HttpRequest(method, HOST + path), SEVERE);
    }
}
