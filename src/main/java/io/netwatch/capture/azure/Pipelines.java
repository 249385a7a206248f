package io.netwatch.capture.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AddDatePolicy;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The SDK's pipelines, built from single policies so that nothing hidden retries, follows or logs. The order matters:
 * the guard and the budget stand before the token is added, and {@link Exchange} last, next to the wire.
 */
record Pipelines(HttpPipeline arm, HttpPipeline storage) {
    private static final String STORAGE_SCOPE = "https://storage.azure.com/.default";
    private static final UserAgentPolicy USER_AGENT = new UserAgentPolicy(CallerHeaders.PRODUCT);

    static Pipelines of(AzureConfig config, HttpClient http, BudgetPolicy budget) {
        Cloud cloud = config.cloud();
        TokenCredential tokens = Tokens.of(config, pipeline(http, USER_AGENT));
        return new Pipelines(
                pipeline(http, HostGuard.arm(cloud), new ApiVersionPin(cloud.apiVersion()), budget, new CallerHeaders(),
                        new BearerTokenAuthenticationPolicy(tokens, cloud.armScope()), Exchange.recorder()),
                pipeline(http, HostGuard.storage(cloud), new CallerHeaders(), new AddDatePolicy(),
                        new BearerTokenAuthenticationPolicy(tokens, STORAGE_SCOPE), Exchange.recorder()));
    }

    private static HttpPipeline pipeline(HttpClient http, HttpPipelinePolicy... policies) {
        return new HttpPipelineBuilder().httpClient(http).policies(policies).build();
    }

    // With HTTP/1.1 a connection that breaks loses one call; with HTTP/2 it would lose all that share it. When a used
    // connection breaks, the JDK sends a GET once more on a new one, but never a PUT, POST or DELETE.
    static HttpClient httpClient(Optional<Path> caFile) {
        return httpClient(caFile, AzureConfig.Timeouts.DEFAULT.connect());
    }

    static HttpClient httpClient(Optional<Path> caFile, Duration connect) {
        java.net.http.HttpClient.Builder jdk = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER).connectTimeout(connect);
        caFile.map(Trust::only).ifPresent(jdk::sslContext);
        return new JdkHttpClientBuilder(jdk).build();
    }
}
