package io.netwatch.sandbox.azure.front;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.implementation.NetworkManagementClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The real Azure SDK, pointed at a box: it trusts the box's CA only, and does not retry. */
record SdkClients(AzureInABox box, HttpClient http, TokenCredential credential) {
    static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    static final String TENANT = "99999999-0000-0000-0000-000000000001";
    static final String CLIENT = "99999999-0000-0000-0000-000000000002";
    static final String SECRET = "correct horse";

    static SdkClients of(AzureInABox box, Path ca, String secret) throws IOException, GeneralSecurityException {
        HttpClient http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trusting(ca)))
                .build();
        TokenCredential credential = new ClientSecretCredentialBuilder().httpClient(http)
                .authorityHost(box.authorityUrl())
                .disableInstanceDiscovery().tenantId(TENANT).clientId(CLIENT).clientSecret(secret).maxRetry(0).build();
        return new SdkClients(box, http, credential);
    }

    NetworkManagementClient network() {
        var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put(AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(), box.armUrl() + "/");
        var environment = new AzureEnvironment(endpoints);
        var manager = NetworkManager.configure().withHttpClient(http)
                .withRetryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ofMillis(1))))
                .authenticate(credential, new AzureProfile(TENANT, SUBSCRIPTION, environment));
        return new NetworkManagementClientBuilder().pipeline(manager.httpPipeline()).endpoint(box.armUrl())
                .environment(environment)
                .subscriptionId(SUBSCRIPTION).defaultPollInterval(Duration.ofMillis(20)).buildClient();
    }

    BlobContainerClient container(String account, String container) {
        return new BlobServiceClientBuilder().endpoint(box.blobUrl() + "/" + account).credential(credential)
                .httpClient(http).buildClient()
                .getBlobContainerClient(container);
    }

    static SSLContext trusting(Path ca) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = Files.newInputStream(ca)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
