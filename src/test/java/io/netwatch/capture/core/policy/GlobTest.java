package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({"Network Out Total, network out total, true", "Network*, Network Out Total, true",
            "*total, Network Out Total, true", "*out*, Network Out Total, true", "*, '', true", "a*b*c, axxbyyc, true",
            "a*b*c, axxbyy, false", "Network, Network Out Total, false", "Out*, Network Out Total, false",
            "prod/*, prod/eu/cpu, true", "cpu.*, cpux, false", "**, anything/at all, true"})
    void aStarInARuleStandsForAnyText(String pattern, String text, boolean expected) {
        assertThat(Glob.text(pattern).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/*/c, /a/b/c, true", "/a/*/c, /A/B/C, true", "/a/*/c, /a/b/x/c, false", "/a/**/c, /a/b/x/c, true",
            "/a/**, /a/b/c, true", "/a/*, /a/b/c, false", "/a/*, /a/, true", "/a/w*-1, /a/web-1, true",
            "/a/w*-1, /a/we/b-1, false", "**/web-1, /a/b/web-1, true", "/a/b, /a/b, true", "/a/b, /a/bc, false"})
    void aStarInATargetStaysWithinASegmentAndTwoDoNot(String pattern, String text, boolean expected) {
        assertThat(Glob.path(pattern).matches(text)).isEqualTo(expected);
    }

    @Test
    void manyStarsOnALongTextTakeNoTimeWorthSpeakingOf() {
        Glob glob = Glob.text("*a".repeat(250) + "*b");

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(glob.matches("a".repeat(2000))).isFalse());
    }
}
