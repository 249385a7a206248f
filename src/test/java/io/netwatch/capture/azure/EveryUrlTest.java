package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For Microsoft's three clouds: every address that our clients call, seen by a transport without a network. */
class EveryUrlTest {
    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final Identity.App APP = new Identity.App(TENANT, "a-client");
    private static final String WATCHERS = "/subscriptions/s1/providers/Microsoft.Network/networkWatchers";
    private static final ArmId MACHINE = new ArmId(
            "/subscriptions/s1/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
            "AzurePublic, management.azure.com, login.microsoftonline.com, login.microsoftonline.com, blob.core.windows.net",
            "AzureChina, management.chinacloudapi.cn, login.chinacloudapi.cn, login.partner.microsoftonline.cn, blob.core.chinacloudapi.cn",
            "AzureUSGovernment, management.usgovcloudapi.net, login.microsoftonline.us, login.microsoftonline.us, blob.core.usgovcloudapi.net"})
    void nothingLeavesForAnyOtherHost(String name, String arm, String authority, String tokens, String blobs) {
        Cloud cloud = cloud(name);
        RecordingTransport recorder = new RecordingTransport();

        call(cloud, new Identity.ClientSecret(APP, new Confidential("hunter2")), recorder);

        // Asked once per process, for whichever credential comes first.
        String discovery = "GET https://" + authority + "/common/discovery/instance";
        assertThat(recorder.addresses()).filteredOn(address -> !address.equals(discovery)).containsExactlyInAnyOrder(
                "POST https://" + tokens + "/" + TENANT + "/oauth2/v2.0/token",
                "GET https://" + arm + WATCHERS, "GET https://" + arm + MACHINE,
                "GET https://evidence." + blobs + "/logs");
        assertThat(recorder.bodies()).contains("hunter2", "https%3A%2F%2Fstorage.azure.com%2F.default")
                .contains(URLEncoder.encode(cloud.armScope(), StandardCharsets.UTF_8));
        assertThat(hosts(recorder)).as("are those that the firewall is said to need")
                .isSubsetOf(allowed(cloud, "evidence"));
    }

    @ParameterizedTest
    @CsvSource({"AzurePublic, login.microsoftonline.com", "AzureChina, login.partner.microsoftonline.cn",
            "AzureUSGovernment, login.microsoftonline.us"})
    void certificatesAndFederatedTokensGoToTheSameHosts(String name, String tokens) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "a.federated.token");
        for (Identity identity : List.of(new Identity.ClientCertificate(APP, new Confidential(TestPem.create())),
                new Identity.WorkloadIdentity(APP, token))) {
            RecordingTransport recorder = new RecordingTransport();

            call(cloud(name), identity, recorder);

            assertThat(recorder.addresses()).contains("POST https://" + tokens + "/" + TENANT + "/oauth2/v2.0/token");
            assertThat(recorder.bodies()).contains("client_assertion=").doesNotContain("client_secret");
            assertThat(hosts(recorder)).isSubsetOf(allowed(cloud(name), "evidence"));
        }
    }

    @Test
    void aManagedIdentityAsksTheMachineItRunsOn() {
        RecordingTransport recorder = new RecordingTransport();

        call(Cloud.azurePublic(), new Identity.ManagedIdentity(Optional.of("the-identity")), recorder);

        assertThat(recorder.urls("169.254.169.254")).isNotEmpty()
                .allSatisfy(url -> assertThat(url).startsWith("http://169.254.169.254/metadata/identity/oauth2/token?")
                        .contains("client_id=the-identity"))
                .anySatisfy(url -> assertThat(url).contains("resource=https%3A%2F%2Fmanagement.core.windows.net%2F"));
        assertThat(recorder.addresses()).contains("GET https://management.azure.com" + WATCHERS)
                .noneMatch(address -> address.contains("login."));
    }

    @Test
    void chinaNeedsTwoHostsForTokens() {
        assertThat(Cloud.azureChina().hosts()).containsExactly("management.chinacloudapi.cn", "login.chinacloudapi.cn",
                "*.blob.core.chinacloudapi.cn", "login.partner.microsoftonline.cn");
        assertThat(Cloud.azurePublic().hosts()).containsExactly("management.azure.com", "login.microsoftonline.com",
                "*.blob.core.windows.net");
    }

    private static void call(Cloud cloud, Identity identity, RecordingTransport recorder) {
        AzureConfig config = Clouds.of(List.of(), cloud.name()).as(identity);
        Azure azure = Azure.over(recorder, config, InstantSource.system());
        assertThat(azure.targets().watchers("s1", Listing.start())).isInstanceOf(Answer.Ok.class);
        azure.targets().read(MACHINE);
        azure.files().find(cloud.blobEndpoint().replace(Cloud.ACCOUNT, "evidence") + "/logs/night.cap",
                Optional.empty());
    }

    private static Cloud cloud(String name) {
        return Clouds.microsofts().filter(cloud -> cloud.name().equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> hosts(RecordingTransport recorder) {
        return recorder.addresses().stream().map(address -> URI.create(address.split(" ", 2)[1]).getHost())
                .collect(Collectors.toSet());
    }

    private static List<String> allowed(Cloud cloud, String account) {
        return cloud.hosts().stream().flatMap(host -> Stream.of(host.replace("*", account))).toList();
    }
}
