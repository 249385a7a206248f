package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clouds of an operator, by name, and what a firewall has to let through for each. */
class CloudsTest {
    private static final TrustedCloud MINE = new TrustedCloud(new Cloud("AzurePublic", URI.create("https://arm.test:1"),
            "https://arm.test/.default", URI.create("https://login.test"), "https://blobs.test:2/{account}",
            "2024-07-01"),
            Optional.of(Path.of("/ca.pem")));

    @Test
    void microsoftsCloudsAreKnownAndOneOfOursTakesThePlaceOfItsNamesake() {
        Clouds clouds = Clouds.of(List.of(MINE), "AzureChina");

        assertThat(clouds.names()).containsExactlyInAnyOrder("AzurePublic", "AzureChina", "AzureUSGovernment");
        assertThat(clouds.find("AzurePublic")).contains(MINE);
        assertThat(clouds.find("AzureMars")).isEmpty();
        assertThat(clouds.usualCloud().cloud()).isEqualTo(Cloud.azureChina());
    }

    @Test
    void anUnknownUsualCloudIsToldWithThoseThatThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> Clouds.of(List.of(), "AzureMars"))
                .withMessage(
                        "There is no cloud \"AzureMars\": write one of [AzureChina, AzurePublic, AzureUSGovernment], "
                                + "or describe it under azure.clouds.");
    }

    @Test
    void theUsualCloudIsReachedWithItsOwnAuthority() {
        AzureConfig config = Clouds.of(List.of(MINE), "AzurePublic").as(new Identity.AzureCli());

        assertThat(config.cloud()).isEqualTo(MINE.cloud());
        assertThat(config.caFile()).contains(Path.of("/ca.pem"));
        assertThat(config.identity()).isEqualTo(new Identity.AzureCli());
    }

    @Test
    void aFirewallHasToLetTheseHostsThrough() {
        assertThat(Cloud.azurePublic().hosts()).containsExactly("management.azure.com", "login.microsoftonline.com",
                "*.blob.core.windows.net");
        assertThat(Cloud.azureChina().hosts()).contains("login.chinacloudapi.cn", "login.partner.microsoftonline.cn");
        assertThat(MINE.cloud().hosts()).containsExactly("arm.test:1", "login.test", "blobs.test:2");
    }
}
