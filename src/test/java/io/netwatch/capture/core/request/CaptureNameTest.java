package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.UID;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.terms.InstallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The session's name in Azure: {@code <name, cut to 34>-<install id>-<UID>}. */
class CaptureNameTest {
    private static final InstallId OURS = Given.RULES.install();

    @ParameterizedTest
    @CsvSource({"night, night", //
            "abcdefghijklmnopqrstuvwxyz-23456789, abcdefghijklmnopqrstuvwxyz-2345678",
            "abcdefghijklmnopqrstuvwxyz-234567-9, abcdefghijklmnopqrstuvwxyz-234567",
            "abcdefghijklmnopqrstuvwxyz-2345.-.-9, abcdefghijklmnopqrstuvwxyz-2345",
            "abcdefghijklmnopqrstuvwxyz-23456_-9, abcdefghijklmnopqrstuvwxyz-23456"})
    void readsAsTheRequestsNameFollowedByWhoseItIs(String request, String readable) {
        assertThat(nameOf(request)).isEqualTo(readable + "-0a1b2c3d-" + UID);
    }

    @Test
    void theLongestNameIsAsLongAsAzureTakes() {
        assertThat(nameOf("n".repeat(253))).hasSize(80);
    }

    @ParameterizedTest
    @CsvSource({"night-0a1b2c3d-UID, true, this installation and this request",
            "other-0a1b2c3d-UID, true, the readable part tells nothing",
            "night-99999999-UID, false, another installation",
            "night-0a1b2c3d-00000000-0000-0000-0000-000000000000, false, another request",
            "night, false, a person's own", "a/../b-0a1b2c3d-UID, false, not a name at all",
            "a?b=-0a1b2c3d-UID, false, not a name at all", "-0a1b2c3d-UID, false, nothing in front"})
    void aSessionIsOursOnlyWhenInstallationAndRequestFit(String name, boolean ours, String why) {
        assertThat(CaptureName.isOurs(name.replace("UID", UID), UID, OURS)).as(why).isEqualTo(ours);
    }

    private static String nameOf(String request) {
        Given ready = aRequest().named(request).targetIs(READY).watchersAre(WEST).checked();
        return ((RecordIntent) ready.decision()).plan().session().name();
    }
}
