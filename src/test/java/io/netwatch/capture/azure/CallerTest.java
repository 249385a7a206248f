package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.terms.InstallId;
import org.junit.jupiter.api.Test;

/** How whoever reads Azure's logs finds the Kubernetes object behind a call. */
class CallerTest {
    private static final InstallId INSTALL = new InstallId("0a1b2c3d");

    @Test
    void theProcessAndARequestNameThemselves() {
        Request request = Requests.plain("team");
        Caller caller = Caller.of(INSTALL, request);

        assertThat(Caller.process(INSTALL).userAgent()).isEqualTo("packet-capture-operator (install 0a1b2c3d)");
        assertThat(Caller.process(INSTALL).uid()).isEmpty();
        assertThat(caller.userAgent()).isEqualTo("packet-capture-operator (install 0a1b2c3d; request team/night)");
        assertThat(caller.uid()).isEqualTo(request.uid());
        assertThat(caller.rank()).isEqualTo(new Rank("Sev2", request.created()));
    }

    @Test
    void aLongNameIsCutAndTheBracketStaysClosed() {
        String agent = new Caller(INSTALL, "team/" + "x".repeat(253), "uid").userAgent();

        assertThat(agent).hasSize(Caller.LONGEST_AGENT).endsWith("xxx)");
    }

    @Test
    void onlyWorkThatIsDoneForSomebodyNamesHim() {
        Caller caller = Caller.process(INSTALL);

        assertThat(caller.call(Caller::current)).contains(caller);
        assertThat(Caller.current()).isEmpty();
    }
}
