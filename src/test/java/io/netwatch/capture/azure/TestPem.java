package io.netwatch.capture.azure;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An app registration's certificate with its key, as people store it. */
public final class TestPem {
    private TestPem() {}

    public static String create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=packet-capture-operator");
            Instant now = Instant.now();
            byte[] certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE,
                    Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofHours(1))), name,
                    keys.getPublic()).build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                    .getEncoded();
            return block("PRIVATE KEY", keys.getPrivate().getEncoded()) + block("CERTIFICATE", certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label,
                Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content), label);
    }
}
