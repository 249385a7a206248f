package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.TestPem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --check-config}, and all that a configuration can say about identities and clouds. */
class ConfigurationCheckTest {
    private static final String BRIDGE = "bridge: {tokens: [{file: DIR/token, namespace: shop}]}\n";
    private static final String CLIENT = "azure: {tenantId: t-1, clientId: c-1, clientSecretFile: DIR/secret}\n";

    @TempDir
    Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(directory.resolve("secret"), "hunter2\n");
        Files.writeString(directory.resolve("token"), "hunter2-hunter2-hunter2\n");
        Files.writeString(directory.resolve("pem"), TestPem.create());
        Files.writeString(directory.resolve("federated"), "a.federated.token");
    }

    private record Run(int code, String out, String err) {}

    @Test
    void tellsWhatTheProcessWouldDo() throws IOException {
        Run run = check("all", "installId: 0a1b2c3d\n" + CLIENT + BRIDGE
                + "allow: [{namespace: shop, scope: /subscriptions/s1/resourceGroups/shop}]\n");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines(
                """
                        role             all
                        own namespace    default
                        install id       0a1b2c3d
                        leader election  no: exactly one operator may run
                        usual cloud      AzurePublic
                        firewall         let through to AzurePublic: management.azure.com, login.microsoftonline.com, *.blob.core.windows.net
                        own identity     ClientSecret, client id c-1, tenant t-1
                        evidence         256 MiB of each file are read
                        allowed          namespace shop: /subscriptions/s1/resourceGroups/shop
                        alerts           0.0.0.0:8080, each within 5 s
                        certificate      none: HTTP, for a proxy with TLS in front
                        sender           namespace shop, token in DIR/token
                        health           0.0.0.0:8081
                        """
                        .replace("DIR", directory.toString()));
    }

    @Test
    void tellsWhoHearsOfCaptures() throws IOException {
        Files.writeString(directory.resolve("hook"), "https://hooks.slack.com/services/T/B/hunter2");
        Run run = check("operator",
                "azure: {credential: None}\nnews: {sinks: [{name: on-call, type: Slack, urlFile: DIR/hook}],"
                        + " hosts: [events.example.com]}\n");

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).containsSequence("news             every request, to on-call (Slack)",
                "news hosts       CloudEvents: events.example.com",
                "news hosts       Slack: hooks.slack.com, events.example.com",
                "news hosts       Teams: *.webhook.office.com, *.logic.azure.com, *.api.powerplatform.com, events.example.com")
                .noneMatch(line -> line.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{sinks: [{name: a, type: Slack}]} | news.sinks[] needs name, type and urlFile: add what is missing",
            "{sinks: [{name: A b, type: Slack, urlFile: DIR/hook}]} | news.sinks[].name is \"A b\": write at most 63",
            "{sinks: [{name: a, type: Slack, urlFile: DIR/hook}, {name: a, type: Teams, urlFile: DIR/hook}]} | news.sinks[].name a stands there twice: rename one",
            "{sinks: [{name: a, type: Slack, urlFile: DIR/hook, tokenFile: DIR/token}]} | news.sinks[].tokenFile of a belongs to type CloudEvents",
            "{sinks: [{name: a, type: Slack, urlFile: DIR/none}]} | none of a news sink cannot be read: mount it",
            "{sinks: [{name: a, type: Teams, urlFile: DIR/hook}]} | news.sinks[], a: The host of the address is not allowed for Teams",
            "{hosts: ['https://events.example.com']} | news.hosts has \"https://events.example.com\": write HOST or *.SUFFIX",
            "{sinks: [{name: a, type: Pager, urlFile: DIR/hook}]} | write one of CloudEvents, Slack, Teams"})
    void aWrongSinkIsAnsweredWithWhatToWrite(String news, String mistake) throws IOException {
        Files.writeString(directory.resolve("hook"), "https://hooks.slack.com/services/T/B/hunter2");
        Run run = check("operator", "azure: {credential: None}\nnews: " + news);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(mistake).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{credential: ClientCertificate, tenantId: t, clientId: c, clientCertificateFile: DIR/pem} | ClientCertificate, client id c, tenant t",
            "{credential: WorkloadIdentity, tenantId: t, clientId: c, federatedTokenFile: DIR/federated} | WorkloadIdentity, client id c, tenant t",
            "{credential: ManagedIdentity} | ManagedIdentity",
            "{credential: ManagedIdentity, clientId: c} | ManagedIdentity, client id c",
            "{credential: None} | none: every request must name a Secret in spec.credentialsRef"})
    void everyKindOfIdentityCanBeConfigured(String azure, String identity) throws IOException {
        Run run = check("operator", "azure: " + azure);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("own identity     " + identity + System.lineSeparator())
                .contains("install id       derived").doesNotContain("alerts");
    }

    @Test
    void theWebhooksVariablesNameAWorkloadIdentity() throws IOException {
        Map<String, String> webhook = Map.of("AZURE_TENANT_ID", "t-9", "AZURE_CLIENT_ID", "c-9",
                "AZURE_FEDERATED_TOKEN_FILE", directory.resolve("federated").toString());
        Configuration config = read("azure: {credential: WorkloadIdentity}");

        assertThat(new OwnIdentity(AzureSettings.of(config, webhook)).read()).map(Object::toString).hasValueSatisfying(
                text -> assertThat(text).contains("t-9", "c-9", "federated"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | tenantId is empty. Set it to the directory (tenant) id",
            "{tenantId: t, clientId: c} | azure.clientSecretFile is missing",
            "{tenantId: t, clientId: c, clientSecretFile: DIR/none} | azure.clientSecretFile names DIR/none, which cannot be read",
            "{tenantId: 'hunter2/', clientId: c, clientSecretFile: DIR/secret} | tenantId has other characters",
            "{credential: ManagedIdentity, clientSecretFile: DIR/secret} | azure.clientSecretFile belongs to azure.credential ClientSecret",
            "{credential: ManagedIdentity, tenantId: t} | azure.tenantId has no meaning",
            "{credential: ClientCertificate, tenantId: t, clientId: c, clientCertificateFile: DIR/secret} | no block BEGIN CERTIFICATE",
            "{credential: WorkloadIdentity, tenantId: t, clientId: c} | azure.federatedTokenFile is missing; the workload identity webhook sets",
            "{cloud: Mars, tenantId: t, clientId: c, clientSecretFile: DIR/secret} | There is no cloud \"Mars\": write one of [AzureChina, AzurePublic, AzureUSGovernment]",
            "{cloud: Mine, credential: None, clouds: [{name: Mine, authority: 'https://l'}]} | azure.clouds, Mine: resourceManager is missing",
            "{credential: None, clouds: [{name: AzurePublic, caFile: DIR/secret}]} | caFile is",
            "{credential: None, clouds: [{apiVersion: '2024-07-01'}]} | azure.clouds[].name is missing"})
    void whatCouldNotStartEndsWithTwoAndTheSentence(String azure, String words) throws IOException {
        Run run = check("operator", "azure: " + azure);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("Configuration: ").contains(words.replace("DIR", directory.toString()))
                .doesNotContain("hunter2").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSendersTokenIsCheckedToo() throws IOException {
        assertThat(check("bridge", "bridge: {tokens: [{file: DIR/none, namespace: shop}]}").err())
                .contains("none cannot be read");
        assertThat(check("bridge", BRIDGE).code()).as("a bridge needs no azure").isZero();
    }

    @Test
    void severalCloudsMayBeDescribed() throws IOException {
        AzureSettings settings = AzureSettings.of(
                read("""
                        azure:
                          cloud: Stack
                          credential: None
                          clouds:
                          - {name: Stack, resourceManager: "https://arm.stack:30005", authority: "https://login.stack",
                             audience: "https://arm.stack", blobEndpoint: "https://{account}.blob.stack", apiVersion: "2020-05-01"}
                          - {name: AzureChina, apiVersion: "2023-09-01"}
                        """),
                Map.of());

        assertThat(settings.clouds().usualCloud().cloud().apiVersion()).isEqualTo("2020-05-01");
        assertThat(settings.clouds().byName()).containsOnlyKeys("Stack", "AzurePublic", "AzureChina",
                "AzureUSGovernment");
        assertThat(settings.clouds().byName().get("AzureChina").cloud().apiVersion()).isEqualTo("2023-09-01");
        assertThat(Hosts.lines(settings)).containsExactly("Stack: arm.stack:30005, login.stack, *.blob.stack",
                "AzureChina: management.chinacloudapi.cn, login.chinacloudapi.cn, *.blob.core.chinacloudapi.cn, "
                        + "login.partner.microsoftonline.cn");
    }

    @Test
    void aFileThatChangesIsReadAnewAndOneThatIsGoneIsTold() throws IOException {
        OwnIdentity own = new OwnIdentity(AzureSettings.of(read(CLIENT), Map.of()));
        Credentials first = own.credentials();
        assertThat(own.credentials()).isEqualTo(first);

        Files.writeString(directory.resolve("secret"), "hunter3");
        assertThat(own.credentials()).isNotEqualTo(first).isInstanceOf(Credentials.Present.class);

        Files.delete(directory.resolve("secret"));
        assertThat(own.credentials())
                .isEqualTo(new Credentials.Missing("The operator's own credentials cannot be used: "
                        + "azure.clientSecretFile names " + directory.resolve("secret") + ", which cannot be read."));
    }

    @Test
    void anOperatorNeedsToKnowAzure() {
        assertThatThrownBy(() -> AzureSettings.of(read("namespace: a"), Map.of()))
                .hasMessageContaining("azure is missing");
    }

    private Run check(String role, String yaml) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute("--role",
                role, "--check-config", "--config", write(yaml).toString());
        return new Run(code, out.toString(), err.toString());
    }

    private Configuration read(String yaml) throws IOException {
        return ConfigurationFile.read(write(yaml));
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("config.yaml"), yaml.replace("DIR", directory.toString()));
    }
}
