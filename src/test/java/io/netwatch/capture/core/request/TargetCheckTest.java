package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.TargetFacts.Os;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path for the file is judged once Azure has told what the target runs. */
class TargetCheckTest {
    private static final ReadWatchers GOES_ON = new ReadWatchers("s1");

    @ParameterizedTest
    @CsvSource({"Linux, /var/captures/x.cap", "Windows, C:\\Captures\\x.cap", "Windows, d:/x.cap"})
    void aPathThatFitsTheSystemIsTaken(Os os, String path) {
        assertThat(decided(path, Optional.of(os))).isEqualTo(GOES_ON);
    }

    @ParameterizedTest
    @CsvSource({"/var/captures/x.cap", "C:\\Captures\\x.cap", "x.cap"})
    void anUnknownSystemIsGivenTheBenefitOfTheDoubt(String path) {
        assertThat(decided(path, Optional.empty())).isEqualTo(GOES_ON);
    }

    @ParameterizedTest
    @CsvSource({"C:\\Captures\\x.cap", "captures/x.cap", "x.cap"})
    void onLinuxItMustBeBelowTheOnePlace(String path) {
        assertThat(decided(path, Optional.of(Os.Linux))).isEqualTo(invalid("spec.storage.filePath \"" + path
                + "\" is not below /var/captures/, the only place on the target, which runs Linux: move it there."));
    }

    @ParameterizedTest
    @CsvSource({"/var/captures/x.cap", "captures\\x.cap", "x.cap"})
    void onWindowsItMustHaveADrive(String path) {
        assertThat(decided(path, Optional.of(Os.Windows))).isEqualTo(invalid("spec.storage.filePath \"" + path
                + "\" is not a path on the target, which runs Windows: write one such as C:\\Captures\\x.cap."));
    }

    private static Stall invalid(String sentence) {
        return new Stall(sec(600), Reason.InvalidSpec, sentence);
    }

    private static Decision decided(String path, Optional<Os> os) {
        return aRequest().spec("{storage: {filePath: '%s'}}".formatted(path))
                .targetIs(new TargetFacts(TargetKind.Machine, "westus2", os, true, true)).decision();
    }
}
