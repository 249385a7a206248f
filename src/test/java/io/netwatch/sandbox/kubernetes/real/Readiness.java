package io.netwatch.sandbox.kubernetes.real;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Waits until the server has made its first namespace, the last thing that it does on its way up. */
record Readiness(URI url, Credentials credentials, List<Child> processes) {
    private static final Duration PAUSE = Duration.ofMillis(100);

    void await(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready()) {
            for (Child process : processes) {
                if (!process.runs()) {
                    throw failed("a process ended before it was ready", process);
                }
                if (System.nanoTime() > end) {
                    throw failed("not ready within " + limit.toSeconds() + " s", process);
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private static IOException failed(String what, Child process) throws IOException {
        return new IOException("No API server: " + what + ". " + process.log() + " ends with:\n" + process.lastWords());
    }

    private boolean ready() throws IOException, InterruptedException {
        if (!Files.exists(credentials.authority())) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v1/namespaces/default"))
                .header("Authorization", "Bearer " + credentials.adminToken()).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | GeneralSecurityException e) {
            return false; // not listening yet, or its certificate half written
        }
    }

    private SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(credentials.authority())) {
            int count = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("certificate-" + count++, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
