package io.netwatch.capture.bridge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificate is served when the files change; what a client sees of it is in TlsTest. */
class ServerTlsTest {
    private static final PemPair OLD = PemPair.rsa("old");
    private static final PemPair NEW = PemPair.ec("new");

    @TempDir
    private Path dir;

    @Test
    void bothFormsOfAnRsaKeyAreRead() throws IOException {
        assertThat(ServerKey.of(OLD.writeTo(dir), OLD.writeTo(dir).content().orElseThrow()).chain())
                .containsExactly(OLD.certificate());
        assertThat(ServerKey.of(OLD.writePkcs1To(dir), OLD.writePkcs1To(dir).content().orElseThrow()).key())
                .isEqualTo(OLD.keys().getPrivate());
    }

    @Test
    void aNewPairIsTakenOver() throws IOException {
        try (ServerTls tls = ServerTls.open(OLD.writeTo(dir))) {
            NEW.writeTo(dir);
            tls.look();

            assertThat(tls.trouble()).isEmpty();
            assertThat(tls.expires()).isEqualTo(PemPair.EXPIRES);
        }
    }

    @Test
    void aBrokenPairChangesNothingAndIsSaidOnce() throws IOException {
        try (ServerTls tls = ServerTls.open(OLD.writeTo(dir)); Lines log = new Lines()) {
            Files.writeString(dir.resolve("tls.key"),
                    "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");
            tls.look();
            tls.look();

            assertThat(tls.trouble()).get().asString().contains("tls.key", "cannot be read").doesNotContain("c2VjcmV0");
            assertThat(tls.expires()).isEqualTo(PemPair.EXPIRES);
            assertThat(log.lines).singleElement().asString().contains("stays as it was").doesNotContain("c2VjcmV0");

            OLD.writeTo(dir);
            tls.look();
            assertThat(tls.trouble()).isEmpty();
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        TlsFiles files = NEW.writeTo(dir);
        String key = Files.readString(files.key());
        OLD.writeTo(dir);
        Files.writeString(files.key(), key);

        assertThatIllegalArgumentException().isThrownBy(() -> ServerTls.check(files))
                .withMessageContaining("not the key of the first certificate").withMessageContaining("tls.crt");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        TlsFiles files = OLD.writeTo(dir);
        Files.delete(files.certificate());

        assertThatIllegalArgumentException().isThrownBy(() -> ServerTls.check(files))
                .withMessageContaining("bridge.tls.certificateFile").withMessageContaining("tls.crt");
    }

    @Test
    void anEmptyCertificateFileIsRefused() throws IOException {
        TlsFiles files = OLD.writeTo(dir);
        Files.writeString(files.certificate(), "");

        assertThatIllegalArgumentException().isThrownBy(() -> ServerTls.check(files))
                .withMessageContaining("bridge.tls");
    }

    /** Collects what this class logs. */
    private static final class Lines extends Handler implements AutoCloseable {
        private static final Logger LOG = Logger.getLogger(ServerTls.class.getName());
        private final List<String> lines = new ArrayList<>();

        private Lines() {
            LOG.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            LOG.removeHandler(this);
        }
    }
}
