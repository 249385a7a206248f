package io.netwatch.capture.bridge.tls;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A private key and the certificates that vouch for it, the server's own first. */
record ServerKey(PrivateKey key, List<X509Certificate> chain) {
    ServerKey {
        chain = List.copyOf(chain);
    }

    /** @throws IllegalArgumentException with a sentence that names the files and repeats nothing of them */
    static ServerKey of(TlsFiles files, TlsFiles.Content content) {
        ServerKey read = parse(files, content);
        if (read.chain.isEmpty() || !read.fits()) {
            throw new IllegalArgumentException(
                    ("bridge.tls: the key in %s is not the key of the first certificate in %s:"
                            + " put the server's own certificate first, and both from one issue.")
                            .formatted(files.key(), files.certificate()));
        }
        return read;
    }

    Instant expires() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    private static ServerKey parse(TlsFiles files, TlsFiles.Content content) {
        try {
            Keys keys = Keys.builder().pem(pem -> pem.key(resource("key", content.key()))
                    .certChain(resource("certificate", content.certificate()))).build();
            return new ServerKey(keys.privateKey().orElseThrow(), keys.certChain());
        } catch (RuntimeException e) {
            // Without the cause: its words may repeat a part of the key.
            throw new IllegalArgumentException(
                    ("bridge.tls: %s and %s cannot be read as a certificate and its private key"
                            + " in PEM (X.509; RSA or EC as PKCS#8, or RSA as PKCS#1; not encrypted).")
                            .formatted(files.certificate(), files.key()));
        }
    }

    private static Resource resource(String what, String content) {
        return Resource.create(what, content);
    }

    /** Whether what the key signs is what the certificate verifies. */
    private boolean fits() {
        try {
            byte[] anything = new byte[32];
            new SecureRandom().nextBytes(anything);
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(anything);
            return verifies(chain.getFirst().getPublicKey(), anything, signature.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean verifies(PublicKey certified, byte[] anything, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm());
        signature.initVerify(certified);
        signature.update(anything);
        return signature.verify(signed);
    }

    private String algorithm() {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case String other -> other;
        };
    }
}
