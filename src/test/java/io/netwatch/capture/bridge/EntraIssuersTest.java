package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.EntraCaller.Authority;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens are taken in each of Microsoft's clouds, and where their keys are read. */
class EntraIssuersTest {
    private static final Map<String, Authority> CLOUDS = Map.of("AzurePublic", Authority.PUBLIC, "AzureChina",
            Authority.CHINA, "AzureUSGovernment", Authority.US_GOVERNMENT);

    @ParameterizedTest
    @CsvSource({"AzurePublic, https://login.microsoftonline.com, https://sts.windows.net",
            "AzureChina, https://login.partner.microsoftonline.cn, https://sts.chinacloudapi.cn",
            "AzureUSGovernment, https://login.microsoftonline.us, https://sts.windows.net"})
    void eachCloudHasItsOwn(String cloud, String host, String older) {
        EntraCaller caller = new EntraCaller(CLOUDS.get(cloud), "tenant", "client", "shop", null, null);

        assertThat(caller.issuers()).containsExactlyInAnyOrder(host + "/tenant/v2.0", older + "/tenant/");
        assertThat(caller.keys()).isEqualTo(URI.create(host + "/tenant/discovery/v2.0/keys"));
    }

    @Test
    void theAudienceIsTheClientIdBareOrAsAnAddress() {
        assertThat(new EntraCaller(null, "tenant", "client", "shop", null, null).audiences())
                .containsExactlyInAnyOrder("client", "api://client");
    }
}
