package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTest {

    @Test
    void knowsThePublicCloud() {
        assertThat(Cloud.azurePublic()).isEqualTo(new Cloud("AzurePublic", URI.create("https://management.azure.com"),
                "https://management.core.windows.net//.default", URI.create("https://login.microsoftonline.com/"),
                "https://{account}.blob.core.windows.net", "2024-07-01"));
    }

    @ParameterizedTest
    @CsvSource({"https://management.chinacloudapi.cn, https://{account}.blob.core.chinacloudapi.cn, 0",
            "https://management.usgovcloudapi.net, https://{account}.blob.core.usgovcloudapi.net, 1"})
    void knowsTheSovereignClouds(String arm, String blobs, int which) {
        Cloud cloud = which == 0 ? Cloud.azureChina() : Cloud.azureUsGovernment();

        assertThat(cloud.armEndpoint()).hasToString(arm);
        assertThat(cloud.blobEndpoint()).isEqualTo(blobs);
        assertThat(cloud.hasPrivateAuthority()).isFalse();
    }

    @Test
    void knowsAPrivateAuthorityByItsHost() {
        Cloud known = Cloud.azurePublic();

        assertThat(known.hasPrivateAuthority()).isFalse();
        assertThat(withAuthority("https://LOGIN.microsoftonline.com").hasPrivateAuthority()).isFalse();
        assertThat(withAuthority("https://localhost:1234").hasPrivateAuthority()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:1, https://x/.default, https://l, https://h:1/{account}, 2024-07-01, armEndpoint",
            "https://h/path, https://x/.default, https://l, https://h:1/{account}, 2024-07-01, armEndpoint",
            "https://u@h, https://x/.default, https://l, https://h:1/{account}, 2024-07-01, armEndpoint",
            "mailto:x, https://x/.default, https://l, https://h:1/{account}, 2024-07-01, armEndpoint",
            "https://h, https://x, https://l, https://h:1/{account}, 2024-07-01, armScope",
            "https://h, https://x/.default, http://l, https://h:1/{account}, 2024-07-01, authorityHost",
            "https://h, https://x/.default, https://l, https://h/{account}, 2024-07-01, blobEndpoint",
            "https://h, https://x/.default, https://l, http://{account}.h, 2024-07-01, blobEndpoint",
            "https://h, https://x/.default, https://l, https://h:1/{account}, latest, apiVersion"})
    void saysWhichFieldCannotWork(String arm, String scope, String authority, String blobs, String version,
            String field) {
        assertThatThrownBy(() -> new Cloud("mine", URI.create(arm), scope, URI.create(authority), blobs, version))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("cloud." + field + " is \"")
                .hasMessageContaining("\". Use ");
    }

    private static Cloud withAuthority(String authority) {
        Cloud known = Cloud.azurePublic();
        return new Cloud("mine", known.armEndpoint(), known.armScope(), URI.create(authority), known.blobEndpoint(),
                known.apiVersion());
    }
}
