package io.netwatch.sandbox.scenarios;

import io.netwatch.sandbox.launcher.Web.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Azure Monitor, as the bridge meets it. */
record Sender(SiteExtension site) {
    private static final Path POLICY = Path.of("examples", "policy.yaml");
    private static final Duration POLICY_KNOWN_WITHIN = Duration.ofSeconds(20);

    void applyThePolicy() throws IOException {
        site.site().world().kubernetes().apply(POLICY);
    }

    /** Sends the alert until the bridge knows the policy; returns the name of the request that it made. */
    String orders(String message) throws IOException, InterruptedException {
        return site.web().awaitAnswer(() -> sends(message), answer -> answer.text().contains("\"created\""),
                POLICY_KNOWN_WITHIN).json().at("/requests/0/name").asText();
    }

    Answer sends(String message) throws IOException, InterruptedException {
        return site.web().post(site.site().access().bridgeUrl(), message);
    }
}
