package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertKeyTest {
    private static final Alert NAMELESS = Given.withId(Optional.empty());

    @Test
    void theCaseOfAnIdMakesNoDifference() {
        Alert upper = Given.withId(Given.alert().id().map(id -> id.toUpperCase(Locale.ROOT)));

        assertThat(key(upper)).isEqualTo(key(Given.alert()));
    }

    @Test
    void anotherIdIsAnotherAlert() {
        assertThat(key(Given.withId(Optional.of("A2")))).isNotEqualTo(key(Given.alert()));
    }

    @Test
    void withoutAnIdTheTimeTellsFiringsApartButNotTheIncident() {
        AlertKey first = key(NAMELESS);
        AlertKey later = key(Given.firedAt(NAMELESS, Optional.of(Given.FIRED.plusSeconds(60))));

        assertThat(later.instance()).isNotEqualTo(first.instance());
        assertThat(later.incident()).isEqualTo(first.incident());
    }

    @Test
    void withoutAnIdAndATimeTheMessageTellsFiringsApartButNotTheIncident() {
        Alert undated = Given.firedAt(NAMELESS, Optional.empty());
        AlertKey first = key(undated.of("digest of one message"));

        assertThat(key(undated.of("digest of one message"))).isEqualTo(first);
        assertThat(key(undated.of("digest of another")).instance()).isNotEqualTo(first.instance());
        assertThat(key(undated.of("digest of another")).incident()).isEqualTo(first.incident());
    }

    @Test
    void withATimeTheMessageDoesNotMatter() {
        assertThat(key(NAMELESS.of("digest of one message"))).isEqualTo(key(NAMELESS));
        assertThat(key(Given.alert().of("digest of one message"))).isEqualTo(key(Given.alert()));
    }

    @Test
    void withoutAnIdTheDimensionsTellAlertsApartInAnyOrder() {
        AlertKey one = key(Given.withDimensions(NAMELESS, List.of("nic=eth0", "zone=1")));

        assertThat(key(Given.withDimensions(NAMELESS, List.of("zone=1", "nic=eth0")))).isEqualTo(one);
        assertThat(key(Given.withDimensions(NAMELESS, List.of("nic=eth1", "zone=1")))).isNotEqualTo(one);
    }

    @Test
    void withoutAnIdTheMachineTellsAlertsApartWithoutCase() {
        assertThat(AlertKey.of(NAMELESS, new ArmId(Given.WEB_1.toUpperCase(Locale.ROOT)))).isEqualTo(key(NAMELESS));
        assertThat(AlertKey.of(NAMELESS, new ArmId(Given.WEB_1 + "0"))).isNotEqualTo(key(NAMELESS));
    }

    @Test
    void bothFormsFitWhereTheyAreWritten() {
        assertThat(key(Given.alert()).instance()).matches("[0-9a-f]{64}");
        assertThat(key(Given.alert()).incident()).matches("[0-9a-f]{40}");
    }

    private static AlertKey key(Alert alert) {
        return AlertKey.of(alert, Given.MACHINE);
    }
}
