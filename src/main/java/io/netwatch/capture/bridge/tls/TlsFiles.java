package io.netwatch.capture.bridge.tls;

import io.netwatch.capture.bridge.Required;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server's certificate is, as a mounted Secret of type {@code kubernetes.io/tls} has it.
 *
 * @param certificate PEM: the server's certificate first, then those between it and the authority
 * @param key PEM of its private key
 */
public record TlsFiles(Path certificate, Path key) {

    public TlsFiles {
        Required.of(certificate,
                "bridge.tls.certificateFile is missing: name the certificate in PEM, such as tls.crt of a Secret.");
        Required.of(key, "bridge.tls.keyFile is missing: name the private key in PEM, such as tls.key.");
    }

    /** Both files as they are at one moment. */
    record Content(String certificate, String key) {
        @Override
        public String toString() {
            return "Content[***]";
        }
    }

    /** Nothing while they are being replaced: a certificate must not meet the key of another. */
    Optional<Content> content() {
        Content first = read();
        return Optional.of(first).filter(read()::equals);
    }

    private Content read() {
        return new Content(text("certificateFile", certificate), text("keyFile", key));
    }

    private static String text(String field, Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "bridge.tls.%s is %s, which cannot be read: check the mounted Secret.".formatted(field, file), e);
        }
    }
}
