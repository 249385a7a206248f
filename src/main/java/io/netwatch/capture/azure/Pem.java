package io.netwatch.capture.azure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text holds what Entra's certificate login needs. The SDK would find out at the first token only. */
final class Pem {
    private static final String REMEDY = " Store one PEM text with the certificate and its private key (PKCS#8, not encrypted).";

    private Pem() {}

    /** @throws IllegalArgumentException with a sentence that repeats nothing of the text */
    static void check(String text) {
        String certificate = block(text, "CERTIFICATE").orElseThrow(() -> wrong("has no block BEGIN CERTIFICATE."));
        String key = block(text, "PRIVATE KEY").orElseThrow(() -> wrong("has no block BEGIN PRIVATE KEY."));
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(
                    Base64.getMimeDecoder().decode(certificate.getBytes(StandardCharsets.US_ASCII))));
            KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its words may repeat a part of the key.
            throw wrong("cannot be read as an X.509 certificate and an RSA key.");
        }
    }

    private static Optional<String> block(String text, String label) {
        Matcher block = Pattern.compile("(?s)-----BEGIN " + label + "-----(.+?)-----END " + label + "-----")
                .matcher(text);
        return block.find() ? Optional.of(block.group(1)) : Optional.empty();
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The client certificate " + what + REMEDY);
    }
}
