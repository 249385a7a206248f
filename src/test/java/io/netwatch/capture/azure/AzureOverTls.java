package io.netwatch.capture.azure;

import io.netwatch.capture.api.Storage;
import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Confidential;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Base of the tests that go through the whole pipeline, TLS and token included, to a scripted server. */
abstract class AzureOverTls {
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final String SECRET = "hunter2-is-the-secret";
    static final Identity IDENTITY = new Identity.ClientSecret(
            new Identity.App("22222222-2222-2222-2222-222222222222", "a-client"), new Confidential(SECRET));
    static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    static final ArmId WATCHER = new ArmId("/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westus2");
    static final ArmId MACHINE = new ArmId("/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/app/providers/Microsoft.Compute/virtualMachines/web-1");
    static final SessionRef SESSION = new SessionRef(WATCHER, "night-1");
    static final Order ORDER = new Order(SESSION, CaptureTarget.machine(MACHINE), new Limits.Classic(300, 1L << 20), 96,
            List.of(),
            new Storage(null, null, "/var/captures/night.cap"));
    /** Gives up a creation at once, and leaves the other calls all the time that a busy machine may need. */
    static final Timeouts HASTY = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
    // The libraries log every refusal that a test provokes. JUL forgets levels of loggers that nobody holds.
    private static final List<Logger> SILENCED = Stream.of("com.azure", "com.microsoft.aad").map(Logger::getLogger)
            .toList();
    private static final TestCertificate CERTIFICATE = TestCertificate.create();

    @TempDir
    Path directory;
    ScriptedServer server;

    @BeforeAll
    static void silenceLibraries() {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @BeforeEach
    void startServer() {
        server = anotherServer();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    ScriptedServer anotherServer() {
        return new ScriptedServer(CERTIFICATE);
    }

    Azure azure() {
        return azure(server.origin(), Timeouts.DEFAULT);
    }

    Azure azure(String authorityHost, Timeouts timeouts) {
        return azure(server.origin(), authorityHost, caFile(), timeouts);
    }

    Azure azure(String arm, String authorityHost, Optional<Path> caFile, Timeouts timeouts) {
        return azure(arm, authorityHost, caFile, timeouts, "2024-05-01");
    }

    /** Network Watcher is called with this version. */
    Azure azureOfVersion(String apiVersion) {
        return azure(server.origin(), server.origin(), caFile(), Timeouts.DEFAULT, apiVersion);
    }

    private Azure azure(String arm, String authorityHost, Optional<Path> caFile, Timeouts timeouts,
            String apiVersion) {
        Cloud cloud = new Cloud("test", URI.create(arm), arm + "/.default", URI.create(authorityHost),
                server.origin() + "/{account}", apiVersion);
        return Azure.connect(new AzureConfig(cloud, IDENTITY, caFile, timeouts), () -> NOW);
    }

    Optional<Path> caFile() {
        return Optional.of(CERTIFICATE.writePem(directory));
    }

    static <T> T valueOf(Answer<T> answer) {
        Assertions.assertThat(answer).isInstanceOf(Answer.Ok.class);
        return answer instanceof Answer.Ok<T>(var value) ? value : null;
    }

    static ArmFailure failureOf(Answer<?> answer) {
        Assertions.assertThat(answer).isInstanceOf(Answer.Failed.class);
        return answer instanceof Answer.Failed<?>(var failure) ? failure : null;
    }

    /** A session as Azure shows it, in the shape of the recordings. */
    static String sessionBody(String storagePath) {
        return """
                {"name":"night-1","id":"%s","etag":"W/\\"1\\"","properties":{"provisioningState":"Updating",
                "target":"%s","scope":{"include":[],"exclude":[]},"targetType":"AzureVM","bytesToCapturePerPacket":96,
                "totalBytesPerSession":1048576,"timeLimitInSeconds":300,
                "storageLocation":{"storagePath":"%s","filePath":"/var/captures/night.cap"},"filters":[]},
                "type":"Microsoft.Network/networkWatchers/packetCaptures"}""".formatted(SESSION.id(), MACHINE,
                storagePath);
    }

    static String errorBody(String code, String message) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"details\":[]}}".formatted(code, message);
    }
}
