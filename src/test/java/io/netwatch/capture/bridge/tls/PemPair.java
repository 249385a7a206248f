package io.netwatch.capture.bridge.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that signs itself, and its key. */
public record PemPair(X509Certificate certificate, KeyPair keys) {
    static final Instant EXPIRES = Instant.parse("2099-01-01T00:00:00Z");

    public static PemPair rsa(String name) {
        return of(name, "RSA", 2048, "SHA256withRSA");
    }

    public static PemPair ec(String name) {
        return of(name, "EC", 256, "SHA256withECDSA");
    }

    /** As a mounted Secret looks, and as it looks after a rotation. */
    public TlsFiles writeTo(Path folder) throws IOException {
        return writeTo(folder, "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** With an RSA key in the older form, which cert-manager writes unless it is told otherwise. */
    TlsFiles writePkcs1To(Path folder) throws IOException {
        byte[] pkcs1 = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive()
                .getEncoded();
        return writeTo(folder, "RSA PRIVATE KEY", pkcs1);
    }

    private TlsFiles writeTo(Path folder, String label, byte[] key) throws IOException {
        try {
            return new TlsFiles(
                    Files.writeString(folder.resolve("tls.crt"), pem("CERTIFICATE", certificate.getEncoded())),
                    Files.writeString(folder.resolve("tls.key"), pem(label, key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PemPair of(String name, String algorithm, int size, String signature) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            KeyPair keys = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            return new PemPair(new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(subject,
                    BigInteger.ONE, Date.from(EXPIRES.minus(Duration.ofDays(36_500))), Date.from(EXPIRES), subject,
                    keys.getPublic()).build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))), keys);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
    }
}
