package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
    private static final HostGuard ARM = HostGuard.arm(Cloud.azurePublic());
    private static final HostGuard STORAGE = HostGuard.storage(Cloud.azurePublic());

    @ParameterizedTest
    @ValueSource(strings = {"https://management.azure.com/subscriptions/s?api-version=1",
            "https://Management.Azure.com/subscriptions/a..b"})
    void letsRequestsForResourceManagerPass(String url) {
        assertThatCode(() -> ARM.check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://management.azure.com/x", "https://management.azure.com.evil.example/x",
            "https://management.azure.com:444/x", "https://management.azure.com@evil.example/x",
            "https://evil.example/management.azure.com", "https://management.azure.com/a/../b",
            "https://management.azure.com/a/%2e%2e/b", "https://management.azure.com/a%2F..%2Fb",
            "https://management.azure.com/a/./b"})
    void stopsEveryOtherRequestWithASentence(String url) {
        assertThatThrownBy(() -> ARM.check(url))
                .hasMessageContaining("was not sent. This cloud's Resource Manager is https://management.azure.com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evidence.blob.core.windows.net/logs?restype=container&comp=list"})
    void letsRequestsForStoragePass(String url) {
        assertThatCode(() -> STORAGE.check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://management.azure.com/subscriptions/s", "https://evil.example/logs",
            "https://evidence.blob.core.windows.net.evil.example/logs",
            "https://evidence.blob.core.chinacloudapi.cn/logs",
            "https://a.b.blob.core.windows.net/logs", "https://evidence.blob.core.windows.net:8443/logs",
            "https://evidence.file.core.windows.net/logs", "https://u@evidence.blob.core.windows.net/logs",
            "http://evidence.blob.core.windows.net/logs", "https://169.254.169.254/logs",
            "https://evidence.blob.core.windows.net/logs/../../other"})
    void keepsStorageTokensInStorage(String url) {
        assertThatThrownBy(() -> STORAGE.check(url)).hasMessageNotContaining("sig=")
                .hasMessageContaining("https://{account}.blob.core.windows.net");
    }
}
