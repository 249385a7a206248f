package io.netwatch.capture.azure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the certificate authority of a private cloud. */
public final class Trust {
    private Trust() {}

    /**
     * Trusts the certificates of one PEM file and nobody else.
     *
     * @throws IllegalArgumentException with a sentence when there is none to be read
     */
    public static SSLContext only(Path caFile) {
        try (InputStream pem = java.nio.file.Files.newInputStream(caFile)) {
            return context(CertificateFactory.getInstance("X.509").generateCertificates(pem));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "caFile is \"%s\", which cannot be read as certificates in PEM. Mount the authority's certificate there."
                            .formatted(caFile),
                    e);
        }
    }

    private static SSLContext context(Collection<? extends Certificate> authorities)
            throws IOException, GeneralSecurityException {
        if (authorities.isEmpty()) {
            throw new IOException("no certificate in the file");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
