package io.netwatch.capture.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netwatch.capture.core.news.Sink;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** News goes to known hosts only, whatever a Secret says. */
class AllowedHostsTest {
    private static final AllowedHosts HOSTS = new AllowedHosts(
            List.of("events.example.com", "*.Corp.example:8443", "127.0.0.1:9999"), true);

    @ParameterizedTest
    @CsvSource({"Slack, https://hooks.slack.com/services/T/B/x", "Slack, https://HOOKS.slack.com:443/services/T/B/x",
            "Teams, https://acme.webhook.office.com/webhookb2/x",
            "Teams, https://prod-1.westeurope.logic.azure.com/w?sig=x",
            "Teams, https://default1.06.environment.api.powerplatform.com/powerautomate/x",
            "CloudEvents, https://events.example.com/in", "Slack, https://events.example.com/hooks/x",
            "CloudEvents, https://a.b.corp.example:8443/in", "CloudEvents, http://127.0.0.1:9999/in"})
    void knownAddressesMayBeUsed(Sink.Kind kind, URI address) {
        assertThat(HOSTS.problem(kind, address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Slack, https://hooks.slack.com.evil.test/x", "Slack, https://evilhooks.slack.com/x",
            "Slack, https://slack.com/x", "Slack, https://hooks.slack.com:8443/x", "Slack, http://hooks.slack.com/x",
            "Slack, https://hooks.slack.com@evil.test/x", "Slack, https://me:pw@hooks.slack.com/x",
            "Teams, https://logic.azure.com/x", "Teams, https://hooks.slack.com/x",
            "CloudEvents, https://corp.example:8443/x",
            "CloudEvents, https://a.corp.example/x", "CloudEvents, http://events.example.com/in",
            "CloudEvents, http://127.0.0.1:9998/in", "CloudEvents, http://169.254.169.254/metadata",
            "CloudEvents, https://10.0.0.1/x", "CloudEvents, https://[::1]:9999/x", "CloudEvents, file:///etc/passwd",
            "CloudEvents, https:///x", "CloudEvents, xoxb-secret"})
    void othersMayNotAndTheAddressIsNotRepeated(Sink.Kind kind, URI address) {
        assertThat(HOSTS.problem(kind, address)).hasValueSatisfying(
                words -> assertThat(words).endsWith(".").doesNotContain("evil", "xoxb", "metadata", "pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://events.example.com", "events.example.com/in", "*", "*.", "a b", "host:", "host:0",
            "ho*st", ""})
    void whatIsNoHostIsAnsweredWithWhatToWrite(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedHosts(List.of(entry), false))
                .withMessageContaining("write HOST or *.SUFFIX");
    }
}
